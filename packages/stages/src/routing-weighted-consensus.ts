import type { RoutingOut, RoutingStage, StageBatch, StageContext } from "@tipbench/stage-kit";
import { z } from "zod";
import { consensusOptions } from "./consensus-options.ts";
import { castPlaces, type PlaceVoteColumn, placeRules, placeVoteColumns } from "./place-votes.kernel.ts";
import { electorateOf, emptyVotes, settleVote } from "./vote.kernel.ts";

/** Options of `weighted-consensus`. */
export const weightedConsensusOptions = z.strictObject(consensusOptions);

/**
 * `weighted-consensus`: both addresses and the stated place vote, each with the log-odds that it is right; exits have no vote, and addresses that
 * are shared or old a smaller one. Up to three agencies; the confidence is the first one's share of the odds. Without a vote, the federal queue.
 */
export function createWeightedConsensus(
  { least, ...weights }: z.infer<typeof weightedConsensusOptions>,
  { tables }: StageContext,
): RoutingStage<PlaceVoteColumn> {
  const rules = placeRules(tables, weights);
  const electorate = electorateOf(tables, least);
  const votes = emptyVotes();
  return {
    name: "weighted-consensus",
    reads: placeVoteColumns,
    route({ rows, columns }: StageBatch<PlaceVoteColumn>, out: RoutingOut) {
      for (let row = 0; row < rows; row++) {
        castPlaces(rules, columns, row, votes);
        settleVote(votes, electorate, row, out);
      }
    },
  };
}

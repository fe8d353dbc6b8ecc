import type { RoutingOut, RoutingStage, StageBatch, StageContext } from "@tipbench/stage-kit";
import { z } from "zod";
import { agencyMemory } from "./agency-memory.kernel.ts";
import { consensusOptions } from "./consensus-options.ts";
import { castHistory, type HistoryColumn, historyColumns, keepHistory } from "./history-votes.kernel.ts";
import { castPlaces, type PlaceVoteColumn, placeRules, placeVoteColumns } from "./place-votes.kernel.ts";
import { electorateOf, emptyVotes, settleVote } from "./vote.kernel.ts";

/** Options of `account-history`: those of `weighted-consensus`, and two more. */
export const accountHistoryOptions = z.strictObject({
  ...consensusOptions,
  /** Weight of a long history; one earlier report has half of it. */
  history: z.number().min(0).max(20).default(3),
  /** The most identifiers that are remembered; beyond that the newer replace the older. */
  memory: z.int().min(1024).max(67_108_864).default(4_194_304),
});

type Column = PlaceVoteColumn | HistoryColumn;
const identifiersAReport = 2;

/**
 * `account-history`: as `weighted-consensus`, with one more vote for the agency to which most of the earlier reports with the same account, e-mail,
 * telephone or device pointed, by their own addresses and stated places.
 */
export function createAccountHistory(
  { least, history, memory: most, ...weights }: z.infer<typeof accountHistoryOptions>,
  { tables, expectedReports }: StageContext,
): RoutingStage<Column> {
  const rules = placeRules(tables, weights);
  const electorate = electorateOf(tables, least);
  const votes = emptyVotes();
  const memory = agencyMemory(Math.min(most, identifiersAReport * expectedReports));
  const past = { memory, electorate, weight: history };
  return {
    name: "account-history",
    reads: [...placeVoteColumns, ...historyColumns],
    route({ rows, columns }: StageBatch<Column>, out: RoutingOut) {
      for (let row = 0; row < rows; row++) {
        castPlaces(rules, columns, row, votes);
        castHistory(past, columns, row, votes);
        settleVote(votes, electorate, row, out);
        keepHistory(past, columns, row, votes);
      }
    },
  };
}

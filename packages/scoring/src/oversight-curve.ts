import { drawUniform, type Key, keyOf } from "@tipbench/random";
import type { OversightPoint } from "@tipbench/vocabulary";
import { JoinedPairs } from "./joined-pairs.ts";
import { evenRanks } from "./link-curve.ts";
import type { ScoredPairs } from "./scored-pairs.ts";

/** People who look at pairs near a threshold. */
export interface Reviewers {
  /** A pair that nobody looks at is linked from this score on. */
  readonly threshold: number;
  /** Share of pairs of two entities that a reviewer finds to be one. */
  readonly falseLinkShare: number;
  /** Share of pairs of one entity that a reviewer finds to be two. */
  readonly missedLinkShare: number;
  /** Words under which their mistakes are drawn. */
  readonly seed: string;
}

/**
 * Quality and harm over the budget of reviews, at `points` even steps from none to all scored pairs of measured reports. The pairs nearest the threshold are looked
 * at first (ties: the higher score, then as stored); a reviewer's mistake belongs to the pair, so that a larger budget changes none.
 */
export function oversightCurve(
  pairs: ScoredPairs,
  truePairs: number,
  reviewers: Reviewers,
  points: number,
): OversightPoint[] {
  const { threshold } = reviewers;
  const distance = pairs.score.map((score) => Math.abs(score - threshold));
  const order = Uint32Array.from(pairs.score.keys()).sort((a, b) => (distance[a] ?? 0) - (distance[b] ?? 0) || a - b);
  const found = reviewed(pairs, reviewers);
  const weights = Float64Array.from(order, (at) => pairs.weight[at] ?? 0);
  return evenRanks(weights, points).map((budget) => {
    const joined = new JoinedPairs(pairs, truePairs);
    let reviews = 0;
    order.forEach((at, rank) => {
      if (rank < budget) reviews += pairs.weight[at] ?? 0;
      const isLinked = rank < budget ? found[at] === 1 : (pairs.score[at] ?? 0) >= threshold;
      if (isLinked) joined.link(at);
    });
    return { reviews, ...joined.quality() };
  });
}

/** What a reviewer would find each pair to be; 1: one entity. */
function reviewed({ row, isTrue }: ScoredPairs, reviewers: Reviewers): Uint8Array {
  const key: Key = keyOf(reviewers.seed, "oversight");
  const { falseLinkShare, missedLinkShare } = reviewers;
  return isTrue.map((truth, at) => {
    const isMistaken = drawUniform(key, row[at] ?? 0, 0) < (truth === 1 ? missedLinkShare : falseLinkShare);
    return isMistaken ? 1 - truth : truth;
  });
}

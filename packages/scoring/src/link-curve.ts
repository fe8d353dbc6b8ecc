import type { CurvePoint } from "@tipbench/vocabulary";
import { JoinedPairs } from "./joined-pairs.ts";
import type { ScoredPairs } from "./scored-pairs.ts";

/**
 * Precision and recall over the threshold, from the highest stored score down to the lowest: at every distinct score, or at `most` of them
 * that lie evenly among the pairs of measured reports, the last one always. What the stage never scored is not linked at any threshold.
 */
export function linkCurve(pairs: ScoredPairs, truePairs: number, most: number): CurvePoint[] {
  const joined = new JoinedPairs(pairs, truePairs);
  const ends = scoreEnds(pairs.score);
  let at = 0;
  return (ends.length <= most ? ends : evenEnds(pairs, ends, most)).map((end) => {
    for (; at < end; at++) joined.link(at);
    return { threshold: pairs.score[end - 1] ?? 0, ...joined.quality() };
  });
}

/** How many pairs have at least each distinct score, from the highest score down. */
function scoreEnds(score: Float64Array): number[] {
  return Array.from(score.keys(), (at) => at + 1).filter((end) => score[end] !== score[end - 1]);
}

/** Of each part of the measured pairs the first end that holds it, and the last end. */
function evenEnds({ weight }: ScoredPairs, ends: readonly number[], most: number): number[] {
  const wanted = evenRanks(weight, most).slice(1);
  const found = wanted.map((rank) => ends.find((end) => end >= rank) ?? 0);
  return [...new Set([...found.slice(0, -1), ends.at(-1) ?? 0])];
}

/** Numbers of pairs, from none to all, that hold even parts of the weight; `parts + 1` of them at most, each once. */
export function evenRanks(weight: ArrayLike<number>, parts: number): number[] {
  const total = Array.from(weight).reduce((sum, one) => sum + one, 0);
  const ranks = [0];
  let sum = 0;
  for (let rank = 1; rank < weight.length; rank++) {
    sum += weight[rank - 1] ?? 0;
    if (sum > 0 && sum < total && sum * parts >= ranks.length * total) ranks.push(rank);
  }
  return weight.length === 0 ? ranks : [...ranks, weight.length];
}

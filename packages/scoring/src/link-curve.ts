import type { CurvePoint } from "@tipbench/vocabulary";
import { JoinedPairs } from "./joined-pairs.ts";
import type { ScoredPairs } from "./scored-pairs.ts";

/**
 * Precision and recall over the threshold, from the highest stored score down to the lowest: at every distinct score, or at `most` of them
 * that lie evenly among the pairs, the last one always. What the stage never scored is not linked at any threshold.
 */
export function linkCurve(pairs: ScoredPairs, truePairs: number, most: number): CurvePoint[] {
  const joined = new JoinedPairs(pairs, truePairs);
  const ends = evenly(scoreEnds(pairs.score), most);
  let at = 0;
  return ends.map((end) => {
    for (; at < end; at++) joined.link(at);
    return { threshold: pairs.score[end - 1] ?? 0, ...joined.quality() };
  });
}

/** How many pairs have at least each distinct score, from the highest score down. */
function scoreEnds(score: Float64Array): number[] {
  return Array.from(score.keys(), (at) => at + 1).filter((end) => score[end] !== score[end - 1]);
}

function evenly(ends: readonly number[], most: number): number[] {
  if (ends.length <= most) return [...ends];
  const last = ends.at(-1) ?? 0;
  const wanted = Array.from({ length: most }, (_, i) => ((i + 1) * last) / most);
  return [...new Set(wanted.map((count) => ends.find((end) => end >= count) ?? last))];
}

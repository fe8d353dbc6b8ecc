import { drawExponential, drawUniform } from "@tipbench/random";
import { type Clock, tickSeconds } from "../clock.ts";
import type { Keys } from "../keys.ts";

/**
 * Seconds of receipt of all submissions of a tick: order statistics of uniform times, by normalised exponential spacings, so that a tick
 * is a stretch of a Poisson process. Returns the number of submissions.
 */
export function fillReceivedAt(
  { arrivalSpacing }: Keys,
  clock: Clock,
  tick: number,
  spacing: Float64Array, // scratch, as long as `out`
  out: Int32Array,
): number {
  const first = clock.firstEvent[tick]!;
  const count = clock.firstEvent[tick + 1]! - first;
  let total = 0;
  for (let at = 0; at < count; at++) {
    spacing[at] = drawExponential(arrivalSpacing, first + at, 0, 1);
    total += spacing[at]!;
  }
  total += drawExponential(arrivalSpacing, first + count, 1, 1);
  const start = clock.firstSecond + tick * tickSeconds;
  let sum = 0;
  for (let at = 0; at < count; at++) {
    sum += spacing[at]!;
    out[at] = start + Math.min(tickSeconds - 1, Math.floor((sum / total) * tickSeconds));
  }
  return count;
}

/** Keeps the submissions whose event is not removed by thinning. Same as `filter`; returns how many are kept, moved to the front. */
export function keepRows(
  { thinning }: Keys,
  removedShare: number,
  eventOf: (submission: number) => number,
  submissions: Uint32Array,
  receivedAt: Int32Array,
): number {
  let kept = 0;
  for (let at = 0; at < submissions.length; at++) {
    const submission = submissions[at]!;
    if (removedShare > 0 && drawUniform(thinning, eventOf(submission), 0) < removedShare) continue;
    submissions[kept] = submission;
    receivedAt[kept] = receivedAt[at]!;
    kept += 1;
  }
  return kept;
}

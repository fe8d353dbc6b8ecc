import { drawBits, drawUniform } from "@tipbench/random";
import { type Clock, tickSeconds } from "../clock.ts";
import type { Keys } from "../keys.ts";

const perWord = tickSeconds / 4_294_967_296;

/**
 * Seconds of receipt of all submissions of a tick, in order: each falls on a uniform second, and the earlier of two submissions is
 * received no later, so that a tick is a stretch of a Poisson process. Same as sorting one uniform second a submission. Returns their number.
 */
export function fillReceivedAt(
  { arrivalSecond }: Keys,
  clock: Clock,
  tick: number,
  counts: Uint32Array, // scratch, `tickSeconds` long, left zeroed
  out: Int32Array,
): number {
  const first = clock.firstEvent[tick]!;
  const count = clock.firstEvent[tick + 1]! - first;
  for (let at = 0; at < count; at++) {
    const second = Math.floor(drawBits(arrivalSecond, first + at, 0) * perWord);
    counts[second] = counts[second]! + 1;
  }
  const start = clock.firstSecond + tick * tickSeconds;
  let row = 0;
  for (let second = 0; second < tickSeconds; second++) {
    const end = row + counts[second]!;
    counts[second] = 0;
    for (; row < end; row++) out[row] = start + second;
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
  if (removedShare === 0) return submissions.length;
  let kept = 0;
  for (let at = 0; at < submissions.length; at++) {
    const submission = submissions[at]!;
    if (drawUniform(thinning, eventOf(submission), 0) < removedShare) continue;
    submissions[kept] = submission;
    receivedAt[kept] = receivedAt[at]!;
    kept += 1;
  }
  return kept;
}

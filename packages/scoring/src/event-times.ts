import { quantileOfSorted } from "@tipbench/stats";
import { type Measured, measured, ratio } from "./measured.ts";

const restrictedSeconds = 72 * 3600;

/** Every measured urgent-grade event in order of receipt: the cell of its first report, and the seconds to its escalation (Infinity: never). */
export interface EventTimes {
  readonly cell: Uint16Array;
  readonly seconds: Float64Array;
}

function quantile(sorted: Float64Array, share: number): Measured {
  const value = quantileOfSorted(sorted, share);
  return measured(value === null || !Number.isFinite(value) ? null : value, sorted.length);
}

/** The metrics of some events' times, by name; sorts a copy. */
export function timeMetrics(seconds: Float64Array): ReadonlyMap<string, Measured> {
  const sorted = seconds.slice().sort();
  const restricted = sorted.reduce((sum, value) => sum + Math.min(value, restrictedSeconds), 0);
  return new Map([
    ["escalation.secondsTo.p50", quantile(sorted, 0.5)],
    ["escalation.secondsTo.p95", quantile(sorted, 0.95)],
    ["escalation.restrictedMean72h", ratio(restricted, sorted.length)],
  ]);
}

/** The times of the events in some cells; `isIn` has 1 for each of them. */
export function timesIn({ cell, seconds }: EventTimes, isIn: Uint8Array): Float64Array {
  return seconds.filter((_, event) => isIn[cell[event] ?? 0] === 1);
}

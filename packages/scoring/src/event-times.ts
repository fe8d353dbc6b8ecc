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

/**
 * The times of the events of each group, in their order; `groupOfCell` has the number of each cell's group, and `groups` or more for a cell that
 * is in none. Same as, for every `group`: `seconds.filter((_, event) => groupOfCell[cell[event]] === group)`. One counting pass for all groups.
 */
export function timesByGroup(
  { cell, seconds }: EventTimes,
  groupOfCell: Uint8Array,
  groups: number,
): readonly Float64Array[] {
  const ends = new Uint32Array(groups);
  const groupOf = Uint8Array.from(cell, (at) => groupOfCell[at] ?? groups);
  for (const group of groupOf) if (group < groups) ends[group] = (ends[group] ?? 0) + 1;
  const times = Array.from(ends, (events) => new Float64Array(events));
  ends.fill(0);
  groupOf.forEach((group, event) => {
    const place = ends[group] ?? 0;
    const own = times[group];
    if (!own) return;
    own[place] = seconds[event] ?? 0;
    ends[group] = place + 1;
  });
  return times;
}

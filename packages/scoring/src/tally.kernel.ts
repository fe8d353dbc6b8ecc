import { agencyKinds } from "@tipbench/vocabulary";
import { type CountTable, counters, countTable } from "./counters.ts";
import { measuredFlag, type RunTruth } from "./run-truth.kernel.ts";

const secondsPerDay = 86_400;
const width = counters.length;

/** Counts of one strategy in one replication. */
export interface Tally {
  readonly byCell: CountTable;
  readonly byDay: CountTable;
  /** Reports made available on each day of the simulated time, whenever received. */
  readonly madeOnDay: Float64Array;
  /** Deliveries of measured reports, `2 * kind + informational`; kinds are codes of `agencyKinds`. */
  readonly deliveredTo: Float64Array;
}

/** Empty counts. */
export function createTally(cells: number, days: number): Tally {
  return {
    byCell: countTable(cells),
    byDay: countTable(days),
    madeOnDay: new Float64Array(days),
    deliveredTo: new Float64Array(2 * agencyKinds.length),
  };
}

/** Adds one to a counter for a row; rows of the warm-up count nowhere. */
export function countRow(tally: Tally, truth: RunTruth, counter: number, row: number): void {
  if ((truth.flags[row]! & measuredFlag) === 0) return;
  const { byCell, byDay } = tally;
  const inCell = truth.cell[row]! * width + counter;
  const inDay = Math.floor(truth.receivedAtSeconds[row]! / secondsPerDay) * width + counter;
  byCell.values[inCell] = byCell.values[inCell]! + 1;
  byDay.values[inDay] = byDay.values[inDay]! + 1;
}

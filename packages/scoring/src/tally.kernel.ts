import { agencyKinds } from "@tipbench/vocabulary";
import { type CountTable, counters, countTable } from "./counters.ts";
import { dayOf } from "./day.ts";
import { measuredFlag, type RunTruth } from "./run-truth.kernel.ts";

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

/** Adds to a counter for a row, 1 unless told otherwise; rows of the warm-up count nowhere. */
export function countRow(tally: Tally, truth: RunTruth, counter: number, row: number, amount = 1): void {
  if ((truth.flags[row]! & measuredFlag) === 0) return;
  const { byCell, byDay } = tally;
  const inCell = truth.cell[row]! * width + counter;
  const inDay = dayOf(truth.receivedAtSeconds[row]!) * width + counter;
  byCell.values[inCell] = byCell.values[inCell]! + amount;
  byDay.values[inDay] = byDay.values[inDay]! + amount;
}

import { dayOf } from "./day.ts";
import { actionableFlag, measuredFlag, type RunTruth } from "./run-truth.kernel.ts";

/** Referrals that agencies went through in a tick. */
export interface HandledRows {
  readonly count: number;
  readonly row: Uint32Array;
  /** Seconds of simulated time. */
  readonly at: Float64Array;
}

/** What agencies went through: measured referrals by cell and by day of receipt, and the rows that were in time for their evidence. */
export interface ActedRows {
  readonly byCell: Uint32Array;
  readonly byDay: Uint32Array;
  /** One bit a row. */
  readonly inTime: Uint8Array;
}

/** Nothing. */
export function actedRows(rows: number, cells: number, days: number): ActedRows {
  return {
    byCell: new Uint32Array(cells),
    byDay: new Uint32Array(days),
    inTime: new Uint8Array(Math.ceil(rows / 8)),
  };
}

/** How long the evidence of rows is kept. */
export interface EvidenceClocks {
  /** When the evidence of a row may be gone, in seconds of simulated time. */
  readonly expiryOf: (row: number) => number;
  /** Seconds after receipt for which no evidence is ever gone. */
  readonly leastKeptSeconds: number;
}

/** Adds a tick's referrals. Only those that are late by the shortest time that evidence is kept are asked for their own. */
export function addActed(
  { byCell, byDay, inTime }: ActedRows,
  truth: RunTruth,
  { count, row: rows, at }: HandledRows,
  clocks: EvidenceClocks,
): void {
  const { leastKeptSeconds } = clocks;
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    const receivedAt = truth.receivedAtSeconds[row]!;
    const isInTime = at[i]! <= receivedAt + leastKeptSeconds || at[i]! <= clocks.expiryOf(row);
    inTime[row >>> 3] = inTime[row >>> 3]! | (Number(isInTime) << (row & 7));
    if ((truth.flags[row]! & measuredFlag) === 0) continue;
    const cell = truth.cell[row]!;
    const day = dayOf(receivedAt);
    byCell[cell] = byCell[cell]! + 1;
    byDay[day] = byDay[day]! + 1;
  }
}

const wanted = actionableFlag | measuredFlag;

/** Told of a report, and whether an agency went through it, or through the first of its bundle, in time. */
export type TellExpiry = (row: number, isActed: boolean) => void;

/**
 * Tells of each actionable report among the first `rows`, which are in order of receipt, whose evidence would have lapsed by a time. `bundleOf`
 * has the first row of each row's bundle; null: each row is alone. Same as `rows.filter(row => isActionable(row) && isMeasured(row) && expiryOf(row) <= at)`
 */
export function eachExpiry(
  { inTime }: ActedRows,
  truth: RunTruth,
  { expiryOf, leastKeptSeconds }: EvidenceClocks,
  bundleOf: Uint32Array | null,
  rows: number,
  at: number,
  tell: TellExpiry,
): void {
  for (let row = 0; row < rows; row++) {
    if ((truth.flags[row]! & wanted) !== wanted) continue;
    if (truth.receivedAtSeconds[row]! + leastKeptSeconds > at) return;
    if (expiryOf(row) > at) continue;
    const first = bundleOf === null ? row : bundleOf[row]!;
    tell(row, (((inTime[row >>> 3]! >>> (row & 7)) | (inTime[first >>> 3]! >>> (first & 7))) & 1) === 1);
  }
}

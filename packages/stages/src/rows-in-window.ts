import type { StageContext } from "@tipbench/stage-kit";

const forSurges = 1.5;
/** Rows that tables have room for beside those that are expected. */
export const rowsToSpare = 20_000;

/** Rows that a table must have room for: half as many again as are expected within some days, and some to spare. */
export function rowsInWindow(days: number, { expectedReports, days: runDays }: StageContext): number {
  return Math.ceil(forSurges * expectedReports * Math.min(1, days / runDays)) + rowsToSpare;
}

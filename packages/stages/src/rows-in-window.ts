import type { StageContext } from "@tipbench/stage-kit";

/** Seconds of a day. */
export const secondsPerDay = 86_400;

const forSurges = 1.5;
const rowsToSpare = 20_000;

/** Rows that a table must have room for: half as many again as are expected within some days, and some to spare. */
export function rowsInWindow(days: number, { expectedReports, days: runDays }: StageContext): number {
  return Math.ceil(forSurges * expectedReports * Math.min(1, days / runDays)) + rowsToSpare;
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { addRowCounts, countDecisions, countDeliveries, createRowCounts, createTally, redecide } from "../src/index.ts";
import { day, here, type TrueRow, truthOf } from "./toy-run.ts";

const [referral, informational] = [1, 2] as const;
const cells = 3;
const days = 2;
const agencies = {
  countryOfAgency: Uint8Array.of(0, 1, 1),
  kindOfAgency: Uint8Array.of(0, 1, 2),
  federal: 1,
};

const disposition = fc.constantFrom(referral, informational);
const row = fc.record({
  at: fc.integer({ min: -day, max: days * day - 1 }),
  grade: fc.nat(2),
  isActionable: fc.boolean(),
  isWrong: fc.boolean(),
  cell: fc.nat(cells - 1),
  first: disposition,
  /** What triage says again and again; the last stands. */
  again: fc.array(disposition, { maxLength: 3 }),
});

/** Counts of rows that triage decided as `said` on receipt and then as `again`, all of them delivered in the end. */
function counted(rows: readonly TrueRow[], said: readonly number[], again: readonly (readonly number[])[]) {
  const truth = truthOf(rows);
  const counts = createRowCounts(cells, days, rows.length);
  const tally = createTally(cells, days);
  const numbers = Uint32Array.from(rows, (_, number) => number);
  countDecisions(counts, truth, {
    firstRow: 0,
    rows: rows.length,
    disposition: Uint8Array.from(said),
    bundleRow: numbers,
  });
  again.forEach((words, number) => {
    for (const word of words) redecide(counts, truth, number, word);
  });
  countDeliveries(counts, tally, truth, agencies, {
    count: rows.length,
    row: numbers,
    at: Float64Array.from(rows, ({ at = 0 }) => Math.max(0, at) + 60),
    urgent: new Uint8Array(rows.length),
    agency: Uint16Array.from(rows.flatMap(() => [here, 0, 0])),
  });
  addRowCounts(tally, counts);
  return tally;
}

test("a row that triage decides again counts as if it had been decided so at once, by cell, by day and as delivered", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const first = rows.map((one) => one.first);
      const last = rows.map((one) => one.again.at(-1) ?? one.first);
      const changed = counted(
        rows,
        first,
        rows.map(({ again }) => again),
      );
      expect(changed).toEqual(counted(rows, last, []));
    }),
  );
});

test("another word of triage moves an actionable report out of the referrals", () => {
  const rows = [{ isActionable: true }, { isActionable: true }];
  const [before, after] = [counted(rows, [1, 1], []), counted(rows, [1, 1], [[informational]])];
  expect(after).not.toEqual(before);
});

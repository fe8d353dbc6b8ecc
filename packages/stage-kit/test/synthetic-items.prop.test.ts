import { agencyKinds, assessmentColumns, incidentTypes, priorities } from "@tipbench/vocabulary";
import fc from "fast-check";
import { expect, test } from "vitest";
import { columnValues } from "../src/testing/column-values.ts";
import { tickBatches } from "../src/testing/stream-batch.ts";
import { syntheticItems } from "../src/testing/synthetic-items.ts";
import { testTables } from "../src/testing.ts";

const tables = testTables();
const items = syntheticItems(tables);

/** The rows of each tick. */
const ticksOf = (tickRows: readonly number[]): number[][] =>
  tickRows.slice(1).map((end, tick) => {
    const start = tickRows[tick] ?? 0;
    return Array.from({ length: end - start }, (_, place) => start + place);
  });

test("every column has values, of more than one kind", () => {
  for (const [name, schema] of Object.entries(assessmentColumns)) {
    const sample = fc.sample(columnValues(schema, tables), { numRuns: 300, seed: 1 });
    expect(new Set(sample).size, name).toBeGreaterThan(1);
  }
});

test("codes lie in their books, and the kind is that of the agency", () => {
  fc.assert(
    fc.property(items, ({ columns }) => {
      for (const [row, agency] of columns.agency.entries()) {
        expect(agencyKinds[columns.agencyKind[row] ?? 0]).toBe(tables.agencies[agency]?.kind);
        expect(agency).toBeGreaterThan(0);
      }
      expect(columns.priority.every((code) => code > 0 && code < priorities.length)).toBe(true);
      expect(columns.incidentType.every((code) => code < incidentTypes.length)).toBe(true);
    }),
  );
});

test("no item waits longer than it is old, and only files can be unviewed", () => {
  fc.assert(
    fc.property(items, ({ columns }) => {
      expect(columns.waitSeconds.every((wait, row) => wait <= (columns.ageSeconds[row] ?? 0))).toBe(true);
      expect(columns.unviewedFiles.every((unviewed, row) => unviewed === 0 || columns.fileCount[row] !== 0)).toBe(true);
    }),
  );
});

test("the items of one agency in a tick meet the same cases and capacity, and count up", () => {
  fc.assert(
    fc.property(items, ({ columns, tickRows }) => {
      for (const rows of ticksOf(tickRows)) {
        for (const agency of new Set(rows.map((row) => columns.agency[row]))) {
          const own = rows.filter((row) => columns.agency[row] === agency);
          expect(new Set(own.map((row) => columns.openCases[row])).size).toBe(1);
          expect(new Set(own.map((row) => columns.caseCapacity[row])).size).toBe(1);
          expect(own.map((row) => columns.place[row])).toEqual(own.map((_, place) => place));
        }
      }
    }),
  );
});

test("evidence lapses before the item is handled, or after", () => {
  const signs = fc
    .sample(items, { numRuns: 100, seed: 1 })
    .flatMap(({ columns }) => [...columns.secondsToExpiry].map(Math.sign));
  expect(signs).toEqual(expect.arrayContaining([-1, 1]));
});

test("slices hold the same items as the whole", () => {
  fc.assert(
    fc.property(items, (stream) => {
      const batches = tickBatches(stream, ["place", "secondsToExpiry"], 5).flat();
      expect(batches.flatMap(({ columns }) => [...columns.place])).toEqual([...stream.columns.place]);
      expect(batches.flatMap(({ columns }) => [...columns.secondsToExpiry])).toEqual([
        ...stream.columns.secondsToExpiry,
      ]);
      expect(batches.every(({ fileOffsets }) => fileOffsets.length === 0)).toBe(true);
    }),
  );
});

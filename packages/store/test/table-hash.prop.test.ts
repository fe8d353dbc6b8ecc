import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readTable, readTableHash } from "../src/read-table.ts";
import type { Table } from "../src/table.ts";
import { TableHash, tableHash } from "../src/table-hash.ts";
import { writeParquet } from "../src/write-parquet.ts";
import { removeFoldersAfterEach, temporaryFolder } from "./example-run.ts";

removeFoldersAfterEach();

interface Row {
  readonly id: number;
  readonly seconds: number;
  readonly value: number | null;
  readonly label: number;
}

const labels = ["it's", null, 'ü "quoted"', "", "\u{1F600}\n", "plain"];
const row: fc.Arbitrary<Row> = fc.record({
  id: fc.integer({ min: 0, max: 0xffffffff }),
  seconds: fc.integer({ min: -0x80000000, max: 0x7fffffff }),
  value: fc.option(fc.double({ noNaN: true })),
  label: fc.integer({ min: 0, max: labels.length - 1 }),
});

function tableOf(rows: readonly Row[]): Table {
  return {
    columns: [
      { name: "id", array: "u32", missing: null },
      { name: 'se"conds', array: "i32", missing: -1 },
      { name: "value", array: "f64", missing: null },
      { name: "select", array: "u8", missing: 5, labels },
      { name: "code", array: "u16", missing: 0 },
    ],
    arrays: [
      Uint32Array.from(rows, ({ id }) => id),
      Int32Array.from(rows, ({ seconds }) => seconds),
      Float64Array.from(rows, ({ value }) => value ?? Number.NaN),
      Uint8Array.from(rows, ({ label }) => label),
      Uint16Array.from(rows, ({ label }) => label),
    ],
  };
}

function expectedValues(rows: readonly Row[]) {
  const labelOf = (code: number) => (code === 5 ? null : labels[code]);
  return {
    id: rows.map(({ id }) => id),
    'se"conds': rows.map(({ seconds }) => (seconds === -1 ? Number.NaN : seconds)),
    value: rows.map(({ value }) => value ?? Number.NaN),
    select: rows.map(({ label }) => labelOf(label)),
    code: rows.map(({ label }) => (label === 0 ? Number.NaN : label)),
  };
}

test("A table comes back from Parquet as it was, and so does its hash", async () => {
  const path = join(await temporaryFolder(), "table.parquet");
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
      await writeParquet(path, tableOf(rows));
      const { columns, rowCount, total } = await readTable(path);
      const values = Array.from(columns, ([name, column]) => [name, Array.from<unknown>(column.values)]);
      expect(Object.fromEntries(values)).toEqual(expectedValues(rows));
      expect([rowCount, total]).toEqual([rows.length, rows.length]);
      expect(await readTableHash(path)).toBe(tableHash(tableOf(rows)));
    }),
    { numRuns: 30 },
  );
});

test("The hash does not depend on the pieces in which values arrive", () => {
  const value = fc.double({ noNaN: true });
  const text = fc.option(fc.string({ unit: "grapheme" }));
  const pieces = fc.array(fc.array(fc.tuple(value, text), { maxLength: 5 }));
  fc.assert(
    fc.property(pieces, (parts) => {
      const columns = [
        { name: "n", kind: "number" },
        { name: "t", kind: "text" },
      ] as const;
      const [whole, split] = [new TableHash(columns), new TableHash(columns)];
      for (const [hash, batches] of [
        [whole, [parts.flat()]],
        [split, parts],
      ] as const) {
        for (const batch of batches) {
          hash.addNumbers(0, new Uint8Array(Float64Array.from(batch, ([number]) => number).buffer));
          hash.addTexts(
            1,
            batch.map(([, words]) => words),
          );
        }
      }
      expect(split.digest()).toBe(whole.digest());
    }),
  );
});

test("The hash changes with any value, with the order of rows, and with a name", () => {
  const filled = fc.array(row, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(filled, filled, (a, b) => {
      const same = JSON.stringify(expectedValues(a)) === JSON.stringify(expectedValues(b));
      const sameBits = tableHash(tableOf(a)) === tableHash(tableOf(b));
      if (!same) expect(sameBits).toBe(false);
    }),
  );
  const two = tableOf([
    { id: 1, seconds: 0, value: 0, label: 0 },
    { id: 2, seconds: 0, value: 0, label: 0 },
  ]);
  const swapped = { ...two, arrays: two.arrays.map((array) => array.slice().reverse()) };
  const renamed = { ...two, columns: two.columns.map((column) => ({ ...column, name: `${column.name}2` })) };
  expect(new Set([two, swapped, renamed].map(tableHash)).size).toBe(3);
});

test("Texts do not run into each other, and null is no empty text", () => {
  const hashOf = (texts: readonly (string | null)[]) => {
    const hash = new TableHash([{ name: "t", kind: "text" }]);
    hash.addTexts(0, texts);
    return hash.digest();
  };
  const lists = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["abc", null], []];
  expect(new Set(lists.map(hashOf)).size).toBe(lists.length);
});

test("The hash of a table longer than one piece is that of its file", async () => {
  const path = join(await temporaryFolder(), "table.parquet");
  const rows = Array.from({ length: 140_000 }, (_, index) => ({
    id: 0xffffffff - index,
    seconds: index % 3 === 0 ? -1 : index,
    value: index % 7 === 0 ? null : index / 7,
    label: index % labels.length,
  }));
  await writeParquet(path, tableOf(rows));
  expect(await readTableHash(path)).toBe(tableHash(tableOf(rows)));
});

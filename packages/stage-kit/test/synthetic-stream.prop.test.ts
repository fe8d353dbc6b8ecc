import { incidentTypes, stageColumns } from "@tipbench/vocabulary";
import fc from "fast-check";
import { expect, test } from "vitest";
import { columnValues } from "../src/testing/column-values.ts";
import { batchText, streamBatch, tickBatches } from "../src/testing/stream-batch.ts";
import { syntheticStreams } from "../src/testing/synthetic-stream.ts";
import { testAddress, testBlocks, testTables } from "../src/testing.ts";

const tables = testTables();
const streams = syntheticStreams(tables);

test("every column has values, and missing ones where its schema allows it", () => {
  for (const [name, schema] of Object.entries(stageColumns)) {
    const sample = fc.sample(columnValues(schema, tables), { numRuns: 300, seed: 1 });
    if (schema.missing !== null) expect(sample, name).toContain(schema.missing);
    expect(new Set(sample).size, name).toBeGreaterThan(1);
  }
});

test("a unit that the laws do not know is refused", () => {
  const schema = { array: "u8", of: "report", unit: "furlongs", missing: null, doc: "" } as const;
  expect(() => columnValues(schema, tables)).toThrow('the laws have no values for columns in "furlongs"');
});

test("rows are in order of receipt, after their incident, and each has an identifier of its own", () => {
  fc.assert(
    fc.property(streams, ({ columns }) => {
      const { receivedAtSeconds, incidentAtSeconds, reportId } = columns;
      expect([...receivedAtSeconds]).toEqual([...receivedAtSeconds].sort((a, b) => a - b));
      expect(incidentAtSeconds.every((at, row) => at <= (receivedAtSeconds[row] ?? 0))).toBe(true);
      expect(new Set(reportId).size).toBe(reportId.length);
    }),
  );
});

test("codes lie in their books", () => {
  fc.assert(
    fc.property(streams, ({ columns }) => {
      expect(columns.incidentType.every((code) => code < incidentTypes.length)).toBe(true);
      expect(columns.statedCountry.every((code) => code < tables.agencyOfCountry.length)).toBe(true);
      expect(columns.statedState.every((code) => code < tables.agencyOfState.length)).toBe(true);
      expect(columns.statedVerified.every((answer) => answer <= 2)).toBe(true);
    }),
  );
});

test("the first file's hash is that of the first file unless the report is batched, and a bundle is named by a row that begins one", () => {
  fc.assert(
    fc.property(streams, ({ columns, fileOffsets }) => {
      const firstHashes = [...columns.fileCount].map((count, row) =>
        count === 0 || columns.batched[row] === 1 ? 0 : columns.fileHash[fileOffsets[row] ?? 0],
      );
      expect([...columns.primaryHash]).toEqual(firstHashes);
      expect(columns.bundleRow.every((first, row) => first <= row && columns.bundleRow[first] === first)).toBe(true);
    }),
  );
});

test("a batch holds the rows and files of its slice, and the columns that were named", () => {
  fc.assert(
    fc.property(streams, (stream) => {
      const { columns } = stream;
      const batches = tickBatches(stream, ["provider", "fileHash"], 7).flat();
      const providers = batches.flatMap((batch) => [...batch.columns.provider]);
      const files = batches.flatMap((batch) => [
        ...batch.columns.fileHash.subarray(batch.fileOffsets[0], batch.fileOffsets[batch.rows]),
      ]);
      expect(batches.every(({ rows }) => rows <= 7)).toBe(true);
      expect(batches.map((batch) => Object.keys(batch.columns).length)).toEqual(batches.map(() => 2));
      expect(providers).toEqual([...columns.provider]);
      expect(files).toEqual([...columns.fileHash]);
    }),
  );
});

test("a batch's text changes with any value, and writing into it leaves the stream alone", () => {
  fc.assert(
    fc.property(streams, (stream) => {
      const rows = stream.columns.provider.length;
      fc.pre(rows > 0);
      const [batch, again] = [streamBatch(stream, ["provider"], 0, rows), streamBatch(stream, ["provider"], 0, rows)];
      expect(batchText(again)).toBe(batchText(batch));
      batch.columns.provider[rows - 1] = (batch.columns.provider[rows - 1] ?? 0) ^ 1;
      expect(batchText(again)).not.toBe(batchText(batch));
      expect(batchText(streamBatch(stream, ["provider"], 0, rows))).toBe(batchText(again));
    }),
  );
});

test("a test address lies in its block", () => {
  for (const block of Object.values(testBlocks)) expect(tables.blockOf(testAddress(block, 4094))).toBe(block);
});

import { fileColumns, reportColumns, type StageColumn, stageColumns, truthColumns } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { batchOf, tickView, truthViewOf } from "../../src/replication/tick-view.ts";
import { firstChunk, smallWorld } from "../fixtures/first-chunk.ts";

const chunk = firstChunk(smallWorld("seven"), 24);
const views = Array.from({ length: chunk.ticks }, (_, tick) => tickView(chunk, tick));

describe("the ticks of a chunk", () => {
  test("follow one another and hold all its rows", () => {
    expect(chunk.rows).toBeGreaterThan(100);
    expect(views.map(({ tick }) => tick)).toEqual(views.map((_, tick) => tick));
    expect(views.reduce((sum, { rows }) => sum + rows, 0)).toBe(chunk.rows);
    for (const [index, view] of views.entries()) expect(view.from).toBe(views[index - 1]?.to ?? 0);
  });

  test("are numbered in the run from where the chunk begins", () => {
    const later = { ...chunk, firstRow: 5000, fromTick: 160 };
    const view = tickView(later, 3);
    expect([view.firstRow, view.tick]).toEqual([5000 + (views[3]?.from ?? 0), 163]);
  });
});

describe("a batch", () => {
  const view = views.find(({ rows }) => rows > 6) ?? tickView(chunk, 0);

  test("holds the declared columns and no other", () => {
    const reads: StageColumn[][] = [[], ["marked"], ["reportId", "fileHash"], ["matchKnown", "bundleRow"]];
    const house = { matchKnown: new Uint8Array(view.rows), bundleRow: new Uint32Array(view.rows) };
    for (const names of reads) {
      const { columns, fileOffsets, rows } = batchOf(view, house, names, 0, view.rows);
      expect(Object.keys(columns)).toEqual(names);
      expect(fileOffsets.length).toBe(names.includes("fileHash") ? rows + 1 : 0);
    }
  });

  test("holds its own rows of each column, in slices as in the whole", () => {
    const names = Object.keys(reportColumns) as StageColumn[];
    const slice = batchOf(view, {}, names, 2, 5);
    expect([slice.firstRow, slice.rows]).toEqual([view.firstRow + 2, 3]);
    for (const name of names) {
      const values = chunk.columns[name] ?? [];
      expect([...slice.columns[name]], name).toEqual([...values.slice(view.from + 2, view.from + 5)]);
    }
  });

  test("holds each row's files at its offsets, and none of a later row", () => {
    const names = Object.keys(fileColumns) as StageColumn[];
    const { columns, fileOffsets, rows } = batchOf(view, {}, names, 1, view.rows - 1);
    for (let row = 0; row < rows; row++) {
      const at = view.from + 1 + row;
      expect(fileOffsets[row]).toBe(chunk.fileOffsets[at]);
      expect((fileOffsets[row + 1] ?? 0) - (fileOffsets[row] ?? 0)).toBe(chunk.columns.fileCount[at]);
    }
    for (const name of names) expect(columns[name].length).toBe(fileOffsets[rows]);
  });

  test("takes what the house made for the tick before what the stream has", () => {
    const bundleRow = Uint32Array.from({ length: view.rows }, (_, row) => 1000 + row);
    expect([...batchOf(view, { bundleRow }, ["bundleRow"], 1, 4).columns.bundleRow]).toEqual([1001, 1002, 1003]);
  });

  test("of a column that was never made is a bug of ours", () => {
    expect(() => batchOf(view, {}, ["matchKnown"], 0, 1)).toThrow("column matchKnown was not generated");
  });
});

test("a reference sees the truth of its rows and their identifiers, and no column that a stage sees", () => {
  const view = views.find(({ rows }) => rows > 6) ?? tickView(chunk, 0);
  const seen = truthViewOf(view, 2, 6);
  expect([seen.firstRow, seen.rows]).toEqual([view.firstRow + 2, 4]);
  expect(Object.keys(seen).sort()).toEqual(["firstRow", "reportId", "rows", "truth"]);
  expect(Object.keys(seen.truth).sort()).toEqual(Object.keys(truthColumns).sort());
  expect([...seen.truth.event]).toEqual([...chunk.truth.event.slice(view.from + 2, view.from + 6)]);
  expect(Object.keys(stageColumns).filter((name) => name in seen.truth && name !== "reportId")).toEqual([]);
});

import {
  chunkMemory,
  chunkOver,
  chunkSizeOf,
  createGenerator,
  createWorld,
  emailOf,
  handleOf,
  worldSettings,
} from "@tipbench/world";
import { expect, test } from "vitest";
import { columnProblems, exportColumns, wantedColumns } from "../../src/stream/export-columns.ts";
import { exportTables } from "../../src/stream/export-tables.ts";
import { type TextColumn, textColumns } from "../../src/stream/text-columns.ts";

const spoken: TextColumn = {
  name: "spoken",
  unit: "text",
  doc: "the account in words",
  reads: ["accountKey"],
  textOf: (_, chunk, row) => (chunk.columns.accountKey?.[row] ? `account ${chunk.columns.accountKey[row]}` : null),
};

test("a text column is one that can be asked for, and is not among all", () => {
  expect(columnProblems(["spoken", "provider"], [spoken])).toEqual([]);
  expect(columnProblems(["spoken"], [])).toMatchObject([{ code: "unknown-column" }]);
  expect(exportColumns(null, "with", [spoken]).reports).not.toContain(spoken);
  expect(exportColumns(["spoken"], "without", [spoken])).toEqual({ reports: [spoken], files: [], truth: [] });
});

test("a text column is made for the rows asked for, from the columns that it reads", () => {
  const columns = exportColumns(["provider", "spoken"], "without", [spoken]);
  const wanted = wantedColumns(columns);
  expect(wanted).toEqual(["provider", "accountKey"]);
  const period = { startDate: "2023-01-01", days: 1, warmupDays: 0, scale: 0.001 };
  const world = createWorld("text", worldSettings(), period);
  const chunk = chunkOver(chunkMemory(chunkSizeOf(world, 96), wanted));
  createGenerator(world, chunkSizeOf(world, 96)).fill(chunk, 0, 96);
  const [table] = exportTables(world, columns);
  expect(table?.table.columns.map(({ name, array }) => [name, array])).toEqual([
    ["row", "u32"],
    ["provider", "u8"],
    ["spoken", "text"],
  ]);
  const [rows, , texts] = table?.arraysOf({ chunk, first: 5, end: 25 }) ?? [];
  expect(rows).toEqual(Uint32Array.from({ length: 20 }, (_, at) => 5 + at));
  expect(texts).toEqual(Array.from({ length: 20 }, (_, at) => spoken.textOf(world, chunk, 5 + at)));
  expect(texts).toContainEqual(expect.stringMatching(/^account \d+$/));
});

test("handle and email are those of the report's submission, and null where the report has none", () => {
  const period = { startDate: "2023-01-01", days: 1, warmupDays: 0, scale: 0.002 };
  const world = createWorld("text", worldSettings(), period);
  const size = chunkSizeOf(world, 96);
  const chunk = chunkOver(chunkMemory(size, ["handleKey", "emailKey"]));
  createGenerator(world, size).fill(chunk, 0, 96);
  const [table] = exportTables(world, exportColumns(["handle", "email"], "without", textColumns));
  const [, handles, emails] = table?.arraysOf({ chunk, first: 0, end: chunk.rows }) ?? [];
  const expected = (key: "handleKey" | "emailKey", make: typeof handleOf) =>
    Array.from({ length: chunk.rows }, (_, row) =>
      chunk.columns[key]?.[row] ? make(world, chunk.submission[row] ?? 0) : null,
    );
  expect(handles).toEqual(expected("handleKey", handleOf));
  expect(emails).toEqual(expected("emailKey", emailOf));
  expect(emails).toContain(null);
  expect(emails).toContainEqual(expect.stringContaining("@example."));
});

import { expect, test } from "vitest";
import { allocateColumns, type StoredColumn } from "../src/index.ts";

const schemas = {
  size: { array: "u8", of: "report" },
  key: { array: "u32", of: "report" },
  seconds: { array: "i32", of: "report" },
  hash: { array: "u32", of: "file" },
} as const satisfies Record<string, StoredColumn>;

test("a column has the array of its schema, and as many values as there are reports or files", () => {
  const columns = allocateColumns(schemas, ["size", "key", "seconds", "hash"], { reports: 3, files: 7 });
  expect(columns).toEqual({
    size: new Uint8Array(3),
    key: new Uint32Array(3),
    seconds: new Int32Array(3),
    hash: new Uint32Array(7),
  });
});

test("only the named columns take memory", () => {
  expect(Object.keys(allocateColumns(schemas, ["key"], { reports: 3, files: 7 }))).toEqual(["key"]);
  expect(allocateColumns(schemas, [], { reports: 3, files: 7 })).toEqual({});
});

test("threads share a column's memory, and columns share none", () => {
  const { key, seconds } = allocateColumns(schemas, ["key", "seconds"], { reports: 3, files: 0 });
  expect(key.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(key.buffer).not.toBe(seconds.buffer);
});

test("an empty table has columns without values", () => {
  expect(allocateColumns(schemas, ["size", "hash"], { reports: 0, files: 0 })).toEqual({
    size: new Uint8Array(0),
    hash: new Uint32Array(0),
  });
});

test("a column that no schema knows is refused by its name", () => {
  const loose: Record<string, StoredColumn> = schemas;
  expect(() => allocateColumns(loose, ["key", "colour"], { reports: 1, files: 1 })).toThrow(
    new RangeError("no column colour"),
  );
});

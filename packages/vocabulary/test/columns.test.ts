import { expect, test } from "vitest";
import * as vocabulary from "../src/index.ts";

const { stageColumns, assessmentColumns, truthColumns } = vocabulary;
const { reportColumns, fileColumns, packedTextColumns, matchColumns, labelColumns, bundleColumns } = vocabulary;
const named = (columns: Readonly<Record<string, vocabulary.ColumnSchema>>) => Object.entries(columns);
const allColumns = [stageColumns, assessmentColumns, truthColumns].flatMap((columns) =>
  named(columns).map(([, of]) => of),
);
const codeBooks = Object.entries(vocabulary).flatMap(([name, value]) => (Array.isArray(value) ? [name] : []));

test("no column that a stage can name is one of the truth", () => {
  const truth = Object.keys(truthColumns);
  expect(Object.keys(stageColumns).filter((name) => truth.includes(name))).toEqual([]);
});

test("no column that an assessment stage can name is one of the truth", () => {
  const truth = Object.keys(truthColumns);
  expect(Object.keys(assessmentColumns).filter((name) => truth.includes(name))).toEqual([]);
});

test("every column that a stage can name comes from one of six places", () => {
  const tables = [reportColumns, fileColumns, packedTextColumns, matchColumns, labelColumns, bundleColumns];
  const places = tables.flatMap((columns) => Object.keys(columns));
  expect(new Set(places).size).toBe(places.length);
  expect(places.sort()).toEqual(Object.keys(stageColumns).sort());
});

test("every column says what it holds, and a file column is one of files", () => {
  for (const [name, column] of [...named(stageColumns), ...named(assessmentColumns), ...named(truthColumns)]) {
    expect(column.doc, name).not.toBe("");
    expect(column.unit, name).not.toBe("");
    expect(column.of, name).toBe(name in fileColumns ? "file" : "report");
  }
});

test("a code book that a column names as its unit is one, and its codes fit into the column", () => {
  const coded = allColumns.filter(({ unit }) => /^[a-z]+[A-Z]\w*s$|^answers$|^grades$|^priorities$/.test(unit));
  expect(coded.length).toBeGreaterThan(5);
  for (const { unit, array } of coded) {
    expect(codeBooks).toContain(unit);
    expect(array).toBe("u8");
  }
});

test("a missing value is 0 or there is none, so that zeroed memory says missing", () => {
  for (const { missing } of allColumns) expect([0, null]).toContain(missing);
});

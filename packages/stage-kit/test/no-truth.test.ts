import {
  type AssessmentColumn,
  assessmentColumns,
  type StageColumn,
  stageColumns,
  type TruthColumn,
  truthColumns,
} from "@tipbench/vocabulary";
import { expect, expectTypeOf, test } from "vitest";
import type { Feedback, StageBatch, StageContext } from "../src/index.ts";
import { testContext } from "../src/testing.ts";

test("no column of the truth is a column that a stage can name, by its type and by its name", () => {
  expectTypeOf<Extract<TruthColumn, StageColumn | AssessmentColumn>>().toBeNever();
  expectTypeOf<Extract<keyof StageBatch["columns"], TruthColumn>>().toBeNever();
  const visible = new Set([...Object.keys(stageColumns), ...Object.keys(assessmentColumns)]);
  expect(Object.keys(truthColumns).filter((name) => visible.has(name))).toEqual([]);
});

test("a batch has its rows, their columns and their files, and nothing else", () => {
  expectTypeOf<keyof StageBatch>().toEqualTypeOf<"firstRow" | "rows" | "columns" | "fileOffsets">();
});

test("a stage is made from public tables, sizes and a key of its own draws, and from no seed", () => {
  expectTypeOf<keyof StageContext>().toEqualTypeOf<"tables" | "expectedReports" | "days" | "drawKey" | "uniform">();
  const { drawKey } = testContext();
  expect(Object.keys(drawKey)).toEqual(["a", "b"]);
});

test("a stage is taught what analysts wrote and what agencies told, and no grade", () => {
  expectTypeOf<keyof Feedback>().toEqualTypeOf<"labels" | "outcomes">();
  expectTypeOf<keyof Feedback["labels"]>().toEqualTypeOf<"row" | "files" | "types" | "age" | "flags">();
  expectTypeOf<keyof Feedback["outcomes"]>().toEqualTypeOf<"row" | "agency" | "status">();
});

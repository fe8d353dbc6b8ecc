import { readFileSync } from "node:fs";
import { join } from "node:path";
import { linkWords, stageSteps } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { answerColumns } from "../../src/answers/answer-columns.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/reference/stage-protocol.md"), "utf8");
const rowOf = (step: string): string => page.split("\n").find((line) => line.startsWith(`| \`${step}\` |`)) ?? "";

test.each(stageSteps)("the protocol's page tells every column of an answer of %s, and no other", (step) => {
  const told = Array.from(rowOf(step).matchAll(/`([a-zA-Z0-9]+)`/g), ([, name]) => name);
  expect(told).toEqual([step, ...answerColumns(step, 10).map(({ name }) => name)]);
});

test("the protocol's page tells every kind of link with its code", () => {
  linkWords.forEach((name, place) => {
    expect(rowOf("dedup")).toMatch(new RegExp(`\\b${place + 1} ${name}`));
  });
});

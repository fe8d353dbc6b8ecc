import type { RealismRow } from "@tipbench/vocabulary";
import { expect, it } from "vitest";
import { agreesWord, formatError, formatFigure, formatTolerance, withinWord } from "../src/index.ts";
import { sampleCard } from "../src/testing/sample-realism.ts";

const { fitted, notPredicted } = sampleCard("baseline", 1, 7);
const rowWith = (changes: Partial<RealismRow>): RealismRow => {
  const [row] = fitted;
  if (!row) throw new Error("the sample has no row");
  return { ...row, ...changes };
};
const said = (changes: Partial<RealismRow>): readonly string[] => {
  const row = rowWith(changes);
  return [formatFigure(row.simulated, row), formatError(row), formatTolerance(row)];
};

it.each([
  [{ simulated: 0.0176, error: -0.0003 }, ["1.76%", "−0.0300 pp", "± 0.1 pp"]],
  [
    { unit: "reports", simulated: 36_210_368, error: 0.0123, tolerance: { kind: "relative", size: 0.01 } },
    ["36,210,368", "+1.23%", "± 1%"],
  ],
  [
    { unit: "ratio", simulated: 1.0071, error: -0.0015, tolerance: { kind: "absolute", size: 0.003 } },
    ["1.0071", "−0.0015", "± 0.003"],
  ],
  [
    { unit: "providers", simulated: 240, error: -7, tolerance: { kind: "absolute", size: 0.5 } },
    ["240", "−7", "exactly"],
  ],
  [
    { unit: "reports", simulated: 55, error: 1.25, tolerance: { kind: "factor", size: 1.5 } },
    ["55", "× 1.25", "× or ÷ 1.5"],
  ],
  [{ simulated: null, error: null, tolerance: null }, ["–", "–", "none"]],
] satisfies [Partial<RealismRow>, string[]][])(
  "a row of the realism card is said in its own measure: %o",
  (row, words) => {
    expect(said(row)).toEqual(words);
  },
);

it("a verdict is a word, not a colour alone", () => {
  expect(fitted.map(withinWord)).toEqual(["within", "not within", "cannot be told"]);
  expect(notPredicted.map(withinWord)).toEqual(["not predicted"]);
  expect([true, false, null].map((agrees) => agreesWord({ agrees }))).toEqual([
    "agrees",
    "disagrees",
    "cannot be told",
  ]);
});

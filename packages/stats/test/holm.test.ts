import { expect, test } from "vitest";
import { holm } from "../src/holm.ts";

test("four p-values of a textbook example: two stand at 0.05, two fall together", () => {
  const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
  [0.03, 0.06, 0.06, 0.02].forEach((expected, i) => {
    expect(adjusted[i]).toBeCloseTo(expected, 12);
  });
});

test("one p-value stays as it is", () => {
  expect(holm([0.03])).toEqual([0.03]);
});

test("nothing rises above 1", () => {
  expect(holm([0.6, 0.7, 0.9])).toEqual([1, 1, 1]);
});

test("a null stays null and does not make the others dearer", () => {
  expect(holm([null, 0.02, null, 0.01])).toEqual([null, 0.02, null, 0.02]);
});

test("nothing in, nothing out", () => {
  expect(holm([])).toEqual([]);
});

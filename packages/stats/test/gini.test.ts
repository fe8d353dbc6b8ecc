import { expect, test } from "vitest";
import { gini } from "../src/gini.ts";

test("equal loads have index 0", () => {
  expect(gini([4, 4, 4])).toBe(0);
});

test.each([2, 5, 61])("one of %d that has everything gives (n - 1) / n", (n) => {
  expect(gini([9, ...new Array<number>(n - 1).fill(0)])).toBeCloseTo((n - 1) / n, 12);
});

test.each([2, 10, 1000])("the loads 1 to %d give (n - 1) / 3n", (n) => {
  const loads = Array.from({ length: n }, (_, i) => n - i);
  expect(gini(loads)).toBeCloseTo((n - 1) / (3 * n), 12);
});

test("fewer than two loads, or none at all, have no index", () => {
  expect(gini([])).toBeNull();
  expect(gini([5])).toBeNull();
  expect(gini([0, 0])).toBeNull();
});

test("a negative or missing load is refused", () => {
  expect(() => gini([1, -1])).toThrow(RangeError);
  expect(() => gini([1, Number.NaN])).toThrow(RangeError);
});

import { expect, test } from "vitest";
import { quantileOfSorted } from "../src/quantile-of-sorted.ts";

const never = Number.POSITIVE_INFINITY;

test("the median is a value of the sample, the lower one of two", () => {
  expect(quantileOfSorted([1, 2, 9], 0.5)).toBe(2);
  expect(quantileOfSorted([1, 2, 9, 10], 0.5)).toBe(2);
});

test("half and one more that never came make the median never", () => {
  expect(quantileOfSorted([5, 6, never, never], 0.5)).toBe(6);
  expect(quantileOfSorted([5, 6, never, never, never], 0.5)).toBe(never);
});

test("the ends are the smallest and the largest", () => {
  expect(quantileOfSorted(new Float64Array([3, 4, 8]), 0)).toBe(3);
  expect(quantileOfSorted(new Float64Array([3, 4, 8]), 1)).toBe(8);
});

test("a share times the count that rounds up past a whole number is not off by one", () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
  expect(quantileOfSorted(hundred, 0.07)).toBe(7);
  expect(quantileOfSorted(hundred, 0.95)).toBe(95);
});

test("an empty sample has no quantile and a share outside 0 to 1 is refused", () => {
  expect(quantileOfSorted([], 0.5)).toBeNull();
  expect(() => quantileOfSorted([1], 1.1)).toThrow(RangeError);
  expect(() => quantileOfSorted([1], Number.NaN)).toThrow(RangeError);
});

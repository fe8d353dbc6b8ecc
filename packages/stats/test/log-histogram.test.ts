import { expect, test } from "vitest";
import {
  addAllToLogHistogram,
  addToLogHistogram,
  logHistogram,
  logHistogramQuantile,
  mergeLogHistogram,
} from "../src/index.ts";

function histogramOf(values: readonly number[]) {
  const histogram = logHistogram();
  for (const value of values) addToLogHistogram(histogram, value);
  return histogram;
}

test("any one value from a microsecond to ten thousand million seconds is told to 1 %", () => {
  for (let value = 1e-6; value <= 1e10; value *= 1.0137) {
    const told = logHistogramQuantile(histogramOf([value]), 0.5) ?? 0;
    expect(Math.abs(told / value - 1)).toBeLessThanOrEqual(0.01);
  }
});

test("zeros are kept apart and told exactly", () => {
  const histogram = histogramOf([0, 0, 0, 5]);
  expect(histogram.counts[0]).toBe(3);
  expect(logHistogramQuantile(histogram, 0.75)).toBe(0);
  expect(logHistogramQuantile(histogram, 0.76)).toBeCloseTo(5, 1);
});

test("a negative zero is a zero", () => {
  expect(histogramOf([-0]).counts[0]).toBe(1);
});

test("an empty histogram has no quantile, and a share beyond 0 to 1 is refused", () => {
  expect(logHistogramQuantile(logHistogram(), 0.5)).toBeNull();
  expect(() => logHistogramQuantile(logHistogram(), 1.5)).toThrow(RangeError);
  expect(() => logHistogramQuantile(logHistogram(), Number.NaN)).toThrow(RangeError);
});

test("what is beyond the range is counted at its end", () => {
  const { counts } = histogramOf([1e-300, 1e300, Number.MAX_VALUE, Number.MIN_VALUE]);
  expect(counts[1]).toBe(2);
  expect(counts.at(-1)).toBe(2);
});

test("two halves put together count as the whole", () => {
  const whole = histogramOf([0, 1, 2, 3, 400]);
  const half = histogramOf([0, 1]);
  mergeLogHistogram(half, histogramOf([2, 3, 400]));
  expect(half.counts).toEqual(whole.counts);
});

test("a block is counted up to its count, wherever it lies in memory", () => {
  const block = Float64Array.of(9, 9, 0, 1, 2, 3, 400).subarray(2);
  const histogram = logHistogram();
  addAllToLogHistogram(histogram, block, 4);
  expect(histogram.counts).toEqual(histogramOf([0, 1, 2, 3]).counts);
});

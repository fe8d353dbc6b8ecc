import { expect, test } from "vitest";
import { meanInterval } from "../src/mean-interval.ts";

/** Extra hours of sleep under the second drug (Student, "The probable error of a mean", Biometrika 6, 1908). */
const sleep = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

test("the interval of Student's own sample is mean and 2.262 standard errors", () => {
  const { mean, low, high, n } = meanInterval(sleep);
  expect(n).toBe(10);
  expect(mean).toBeCloseTo(2.33, 12);
  expect(low).toBeCloseTo(2.33 - 2.262157 * 0.6331666, 5);
  expect(high).toBeCloseTo(2.33 + 2.262157 * 0.6331666, 5);
});

test("one value has a mean and no interval, none has neither", () => {
  expect(meanInterval([3])).toEqual({ mean: 3, low: null, high: null, n: 1 });
  expect(meanInterval([])).toEqual({ mean: null, low: null, high: null, n: 0 });
});

test("replications without a value are left out and not counted", () => {
  expect(meanInterval([null, 2, null, 4])).toEqual(meanInterval([2, 4]));
  expect(meanInterval([null, 7])).toEqual({ mean: 7, low: null, high: null, n: 1 });
});

test("equal values collapse the interval onto exactly their value", () => {
  expect(meanInterval([0.1, 0.1, 0.1])).toEqual({ mean: 0.1, low: 0.1, high: 0.1, n: 3 });
});

test("an infinite value is refused, not averaged", () => {
  expect(() => meanInterval([1, Number.POSITIVE_INFINITY])).toThrow(RangeError);
  expect(() => meanInterval([1, Number.NaN])).toThrow(RangeError);
});

/** Deterministic standard normals: Box and Muller's transform over a 32-bit Weyl sequence, mixed. */
function* normals(): Generator<number, never> {
  let state = 0;
  const uniform = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (((z ^ (z >>> 15)) >>> 0) + 0.5) / 4_294_967_296;
  };
  while (true) yield Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

function coverage(size: number, confidence: number, samples: number): number {
  const stream = normals();
  let covered = 0;
  for (let sample = 0; sample < samples; sample++) {
    const values = Array.from({ length: size }, () => 50 + 3 * stream.next().value);
    const { low, high } = meanInterval(values, confidence);
    if (low !== null && high !== null && low <= 50 && 50 <= high) covered++;
  }
  return covered / samples;
}

test.each([
  [2, 0.95],
  [3, 0.95],
  [5, 0.95],
  [10, 0.95],
  [5, 0.8],
  [5, 0.99],
])("over 20,000 normal samples of %d, the interval of confidence %d covers the mean that often", (size, confidence) => {
  const fourStandardErrors = 4 * Math.sqrt((confidence * (1 - confidence)) / 20_000);
  expect(Math.abs(coverage(size, confidence, 20_000) - confidence)).toBeLessThan(fourStandardErrors);
});

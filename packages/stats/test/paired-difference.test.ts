import { describe, expect, test } from "vitest";
import { pairedDifference } from "../src/paired-difference.ts";

/** Student 1908: extra hours of sleep of ten patients under two drugs. */
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe("the paired difference", () => {
  test("gives the published answer for Student's patients: 1.58 hours, 0.70 to 2.46, p 0.0028", () => {
    const found = pairedDifference(first, second);
    expect(found.difference).toBeCloseTo(1.58, 12);
    expect(found.low).toBeCloseTo(0.7001142, 5);
    expect(found.high).toBeCloseTo(2.4598858, 5);
    expect(found.p).toBeCloseTo(0.002833, 6);
    expect(found.n).toBe(10);
  });

  test("is the second minus the first, so swapping turns its sign and keeps its p", () => {
    const [there, back] = [pairedDifference(first, second), pairedDifference(second, first)];
    expect(back.difference).toBeCloseTo(-(there.difference ?? Number.NaN), 12);
    expect(back.p).toBeCloseTo(there.p ?? Number.NaN, 12);
  });

  test("has no interval and no p at one pair", () => {
    expect(pairedDifference([1], [3])).toEqual({ difference: 2, low: null, high: null, p: null, n: 1 });
  });

  test("is null without a pair", () => {
    expect(pairedDifference([], [])).toEqual({ difference: null, low: null, high: null, p: null, n: 0 });
  });

  test("leaves out a pair with a missing side", () => {
    expect(pairedDifference([1, null, 5, 2], [2, 9, 7, null])).toEqual(pairedDifference([1, 5], [2, 7]));
  });

  test("collapses when all differences are equal: p is 0 for a change, 1 for none", () => {
    expect(pairedDifference([1, 2, 3], [3, 4, 5])).toEqual({ difference: 2, low: 2, high: 2, p: 0, n: 3 });
    expect(pairedDifference([1, 2, 3], [1, 2, 3])).toEqual({ difference: 0, low: 0, high: 0, p: 1, n: 3 });
  });

  test("refuses lists of unequal length", () => {
    expect(() => pairedDifference([1, 2], [1])).toThrow("2 values cannot be paired with 1");
  });
});

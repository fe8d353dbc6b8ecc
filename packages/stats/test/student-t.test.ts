import { describe, expect, test } from "vitest";
import { tHalfWidth, tTwoSidedP } from "../src/student-t.ts";

/** Percentage points of Student's t as printed in textbooks (three decimals), rows being degrees of freedom. */
const published: readonly (readonly [df: number, p90: number, p95: number, p99: number])[] = [
  [1, 6.314, 12.706, 63.657],
  [2, 2.92, 4.303, 9.925],
  [3, 2.353, 3.182, 5.841],
  [4, 2.132, 2.776, 4.604],
  [5, 2.015, 2.571, 4.032],
  [6, 1.943, 2.447, 3.707],
  [7, 1.895, 2.365, 3.499],
  [8, 1.86, 2.306, 3.355],
  [9, 1.833, 2.262, 3.25],
  [10, 1.812, 2.228, 3.169],
  [11, 1.796, 2.201, 3.106],
  [12, 1.782, 2.179, 3.055],
  [13, 1.771, 2.16, 3.012],
  [14, 1.761, 2.145, 2.977],
  [15, 1.753, 2.131, 2.947],
  [16, 1.746, 2.12, 2.921],
  [17, 1.74, 2.11, 2.898],
  [18, 1.734, 2.101, 2.878],
  [19, 1.729, 2.093, 2.861],
  [20, 1.725, 2.086, 2.845],
  [21, 1.721, 2.08, 2.831],
  [22, 1.717, 2.074, 2.819],
  [23, 1.714, 2.069, 2.807],
  [24, 1.711, 2.064, 2.797],
  [25, 1.708, 2.06, 2.787],
  [26, 1.706, 2.056, 2.779],
  [27, 1.703, 2.052, 2.771],
  [28, 1.701, 2.048, 2.763],
  [29, 1.699, 2.045, 2.756],
  [30, 1.697, 2.042, 2.75],
  [40, 1.684, 2.021, 2.704],
  [60, 1.671, 2, 2.66],
  [120, 1.658, 1.98, 2.617],
  [1e6, 1.645, 1.96, 2.576],
];

describe("Student's t", () => {
  test.each(published)("meets the published points at %d degrees of freedom", (df, p90, p95, p99) => {
    const found = [0.9, 0.95, 0.99].map((confidence) => tHalfWidth(confidence, df));
    expect(found.map((t) => Number(t.toFixed(3)))).toEqual([p90, p95, p99]);
  });

  test.each(published)(
    "gives the published points their own level as p at %d degrees of freedom",
    (df, p90, p95, p99) => {
      expect(tTwoSidedP(p90, df)).toBeCloseTo(0.1, 3);
      expect(tTwoSidedP(-p95, df)).toBeCloseTo(0.05, 3);
      expect(tTwoSidedP(p99, df)).toBeCloseTo(0.01, 3);
    },
  );

  test.each([0.1, 1, 4, 25, 1000])("meets the closed forms at 1 and 2 degrees of freedom for t = %d", (t) => {
    expect(tTwoSidedP(t, 1)).toBeCloseTo(1 - (2 / Math.PI) * Math.atan(t), 7);
    expect(tTwoSidedP(t, 2)).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 7);
  });

  test("keeps a far tail, 1 / t² at 2 degrees of freedom, that a difference from 1 would lose", () => {
    expect(tTwoSidedP(1e8, 2) * 1e16).toBeCloseTo(1, 6);
  });

  test("gives p 1 at the centre and p 0 at infinity", () => {
    expect(tTwoSidedP(0, 7)).toBe(1);
    expect(tTwoSidedP(Number.POSITIVE_INFINITY, 7)).toBe(0);
  });
});

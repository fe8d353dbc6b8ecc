import type { Tolerance } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { type Figure, judged, type Observation } from "../../src/realism/judge.ts";

function figure(tolerance: Tolerance | null, observed: Partial<Observation>, target = 0.5): Figure {
  return {
    part: "fitted",
    metric: "a.figure",
    title: "A figure",
    unit: "share",
    target: { value: target, source: "calc" },
    tolerance,
    observed: { value: 0.5, doubt: 0, doubtReason: "by chance", reason: null, ...observed },
    note: null,
  };
}

const rowOf = (...given: Parameters<typeof figure>) => judged(figure(...given))[0];

describe.each<[string, Tolerance, number, number, number]>([
  ["a relative tolerance", { kind: "relative", size: 0.1 }, 0.45, 0.55, 0.1],
  ["an absolute tolerance", { kind: "absolute", size: 0.02 }, 0.48, 0.52, 0.02],
  ["a factor", { kind: "factor", size: 1.5 }, 0.5 / 1.5, 0.75, 1.5],
])("%s", (_, tolerance, low, high, error) => {
  test("holds at both of its edges and not beyond them", () => {
    for (const [value, within] of [
      ...[low, high, 0.5].map((edge) => [edge, true] as const),
      ...[low - 1e-6, high + 1e-6].map((beyond) => [beyond, false] as const),
    ]) {
      expect(rowOf(tolerance, { value }), String(value)).toMatchObject({ within, reason: null });
    }
  });

  test("measures the error in its own terms and in tolerances", () => {
    const row = rowOf(tolerance, { value: high });
    expect(row?.error).toBeCloseTo(error, 12);
    expect(row?.errorInTolerances).toBeCloseTo(1, 12);
  });
});

const tenPerCent: Tolerance = { kind: "relative", size: 0.1 };

describe("what cannot be told", () => {
  test("is not judged where chance alone could cross the tolerance", () => {
    for (const value of [0.5, 0.55, 0.57, 0.43]) {
      expect(rowOf(tenPerCent, { value, doubt: 0.11 })).toMatchObject({ within: null, reason: "by chance" });
    }
  });

  test("is judged where the error is beyond the tolerance and chance together", () => {
    expect(rowOf(tenPerCent, { value: 0.61, doubt: 0.11 })).toMatchObject({ within: false, reason: null });
  });

  test("is judged where chance is smaller than the tolerance", () => {
    expect(rowOf(tenPerCent, { value: 0.55, doubt: 0.099 })).toMatchObject({ within: true });
    expect(rowOf(tenPerCent, { value: 0.56, doubt: 0.099 })).toMatchObject({ within: false });
  });

  test("says its reason, whatever its value", () => {
    expect(rowOf(tenPerCent, { value: 0.9, reason: "too short" })).toMatchObject({
      within: null,
      simulated: 0.9,
      reason: "too short",
    });
    expect(rowOf(tenPerCent, { value: null, reason: "not there" })).toMatchObject({
      within: null,
      simulated: null,
      error: null,
      reason: "not there",
    });
  });

  test("has an error, but no verdict, where no tolerance was promised", () => {
    expect(rowOf(null, { value: 0.6 })).toMatchObject({ within: null, errorInTolerances: null, tolerance: null });
    expect(rowOf(null, { value: 0.6 })?.error).toBeCloseTo(0.2, 12);
  });
});

test("nothing at all is outside a factor", () => {
  expect(rowOf({ kind: "factor", size: 1.5 }, { value: 0 })).toMatchObject({ within: false, errorInTolerances: null });
});

test("a figure that was not published has no row", () => {
  expect(judged({ ...figure(tenPerCent, {}), target: null })).toEqual([]);
});

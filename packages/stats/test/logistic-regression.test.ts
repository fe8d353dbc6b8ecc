import { describe, expect, test } from "vitest";
import { logistic, logisticRegression, type TrialGroup } from "../src/logistic-regression.ts";

const logit = (share: number): number => Math.log(share / (1 - share));

/** Trials with and without a sign, and how many of them succeed. */
const twoGroups: readonly TrialGroup[] = [
  { trials: 1000, successes: 20, terms: [1, 0] },
  { trials: 200, successes: 50, terms: [1, 1] },
];

describe("logistic regression", () => {
  test("with one sign gives the log-odds without it, and how much it adds", () => {
    const [intercept, sign] = logisticRegression(twoGroups, 0);
    expect(intercept).toBeCloseTo(logit(0.02), 10);
    expect(sign).toBeCloseTo(logit(0.25) - logit(0.02), 10);
  });

  test("takes a known part of the log-odds as given", () => {
    const offset = logit(0.02);
    const groups = [{ trials: 200, successes: 50, terms: [1], offset }];
    expect(logisticRegression(groups, 0)[0]).toBeCloseTo(logit(0.25) - offset, 10);
  });

  test("recovers weights of several signs from shares that follow them", () => {
    const weights = [-3, 1.5, -0.7];
    const groups = [0, 1, 2, 3].map((pattern) => {
      const terms = [1, pattern & 1, pattern >> 1];
      const share = logistic(terms.reduce((sum, value, term) => sum + value * (weights[term] ?? 0), 0));
      return { trials: 1e6, successes: 1e6 * share, terms };
    });
    logisticRegression(groups, 0).forEach((weight, term) => {
      expect(weight).toBeCloseTo(weights[term] ?? Number.NaN, 8);
    });
  });

  test("a penalty draws a sign that nothing contradicts to a finite weight, and leaves the intercept alone", () => {
    const separable = [
      { trials: 10_000, successes: 1000, terms: [1, 0] },
      { trials: 5, successes: 5, terms: [1, 1] },
    ];
    const [intercept = 0, sign = 0] = logisticRegression(separable, 1);
    expect(sign).toBeGreaterThan(1);
    expect(sign).toBeLessThan(5);
    expect(Math.abs(intercept - logit(0.1))).toBeLessThan(0.01);
  });

  test("refuses to fit nothing", () => {
    expect(() => logisticRegression([], 1)).toThrow(RangeError);
  });
});

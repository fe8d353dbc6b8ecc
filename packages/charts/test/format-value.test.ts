import type { Estimate } from "@tipbench/vocabulary";
import { describe, expect, it } from "vitest";
import {
  formatCount,
  formatDifference,
  formatEstimate,
  formatInterval,
  formatProbability,
  formatScore,
  formatValue,
} from "../src/index.ts";

const estimate = (part: Partial<Estimate>): Estimate => ({
  value: 0.1234,
  low: null,
  high: null,
  n: 10,
  unit: "share",
  reason: null,
  ...part,
});

describe("formatValue", () => {
  it.each([
    [0, "0%"],
    [1, "100%"],
    [0.5, "50.0%"],
    [0.1234, "12.3%"],
    [0.0234, "2.34%"],
    [0.00234, "0.234%"],
    [0.000234, "0.0234%"],
    [0.0000001, "< 0.0001%"],
    [0.9766, "97.7%"],
    [0.9966, "99.66%"],
    [0.99966, "99.966%"],
    [null, "–"],
  ])("writes the share %s as %s", (value, text) => {
    expect(formatValue(value, "share")).toBe(text);
  });

  it.each([
    [0, "0 s"],
    [42, "42.0 s"],
    [600, "10.0 min"],
    [36_000, "10.0 h"],
    [864_000, "10.0 days"],
  ])("writes %s seconds as %s", (value, text) => {
    expect(formatValue(value, "seconds")).toBe(text);
  });

  it.each([
    [36_210_368, "count", "36,210,368"],
    [12, "items", "12"],
    [12.5, "items", "12.5"],
    [98_765.4, "per day", "98,765"],
    [182.25, "per 1,000", "182.3"],
    [1.5, "ratio", "1.50"],
  ])("writes %s as a %s: %s", (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });
});

describe("formatEstimate", () => {
  it("puts the interval behind the value in the same digits", () => {
    expect(formatEstimate(estimate({ low: 0.12, high: 0.13 }))).toBe("12.3% [12.0 to 13.0%]");
  });

  it("leaves the interval out at one replication", () => {
    expect(formatEstimate(estimate({}))).toBe("12.3%");
    expect(formatInterval(estimate({}))).toBe("");
  });

  it("says why there is no value", () => {
    expect(formatEstimate(estimate({ value: null, reason: "nothing was escalated" }))).toBe(
      "– (nothing was escalated)",
    );
    expect(formatEstimate(estimate({ value: null }))).toBe("–");
  });

  it("keeps an interval in the unit of time of its value", () => {
    const waits = estimate({ value: 36_000, low: 3_600, high: 72_000, unit: "seconds" });
    expect(formatEstimate(waits)).toBe("10.0 h [1.0 to 20.0 h]");
  });
});

describe("formatDifference", () => {
  it("gives differences of shares in percentage points with their sign", () => {
    expect(formatDifference(0.021, "share")).toBe("+2.10 pp");
    expect(formatDifference(-0.021, "share")).toBe("−2.10 pp");
    expect(formatDifference(0, "share")).toBe("0 pp");
  });

  it("gives other differences in their unit", () => {
    expect(formatDifference(-7_200, "seconds")).toBe("−2.0 h");
    expect(formatDifference(1_500, "items")).toBe("+1,500");
    expect(formatDifference(null, "items")).toBe("–");
  });
});

it("writes counts and p values", () => {
  expect(formatCount(999)).toBe("999");
  expect(formatCount(-1_234_567)).toBe("−1,234,567");
  expect(formatProbability(0.0132)).toBe("0.013");
  expect(formatProbability(0.0001)).toBe("< 0.001");
  expect(formatProbability(null)).toBe("–");
});

it("writes scores near 1 by their distance", () => {
  const scores = [1, 0.5, 0.92307699, 0.99999, 1 - 2e-9];
  expect(scores.map(formatScore)).toEqual(["1", "0.5", "0.9231", "1 − 1.0e-5", "1 − 2.0e-9"]);
});

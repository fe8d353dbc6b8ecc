import { expect, test } from "vitest";
import { pairMetrics } from "../src/pair-metrics.ts";

const figures = { reports: 5, truePairs: 4, providerPairs: 2, foundProviderPairs: 1, compared: null };

test("Three of ten pairs compared, two of the four true ones: blocking leaves out 0.7 and keeps a half", () => {
  const scores = pairMetrics({ ...figures, compared: { compared: 3, truePairs: 2 } });
  expect(scores.get("dedup.reductionRatio")).toEqual({ value: 0.7, n: 10 });
  expect(scores.get("dedup.pairCompleteness")).toEqual({ value: 0.5, n: 4 });
  expect(scores.get("dedup.crossProviderLinks")).toEqual({ value: 0.5, n: 2 });
});

test("A stage that tells of no comparison has no score of blocking", () => {
  for (const compared of [null, { compared: 0, truePairs: 0 }]) {
    const scores = pairMetrics({ ...figures, compared });
    expect(scores.get("dedup.reductionRatio")).toEqual({ value: null, n: 0 });
    expect(scores.get("dedup.pairCompleteness")).toEqual({ value: null, n: 0 });
  }
});

test("Without a true pair there is no completeness, and nothing to find across providers", () => {
  const scores = pairMetrics({
    ...figures,
    truePairs: 0,
    providerPairs: 0,
    foundProviderPairs: 0,
    compared: { compared: 3, truePairs: 0 },
  });
  expect(scores.get("dedup.reductionRatio")?.value).toBe(0.7);
  expect(scores.get("dedup.pairCompleteness")).toEqual({ value: null, n: 0 });
  expect(scores.get("dedup.crossProviderLinks")).toEqual({ value: null, n: 0 });
});

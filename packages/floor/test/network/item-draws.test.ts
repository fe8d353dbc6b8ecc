import { drawExponential, drawUniform, keyOf } from "@tipbench/random";
import { meanInterval } from "@tipbench/stats";
import { describe, expect, test } from "vitest";
import {
  drawBatchSize,
  drawTime,
  drawUnitGap,
  fillTimes,
  itemKeys,
  timeDrawOf,
} from "../../src/network/item-draws.kernel.ts";
import type { TimeLaw } from "../../src/network/plan.ts";

const laws: readonly (TimeLaw & { readonly mean: number; readonly variation: number })[] = [
  { law: "fixed", seconds: 7, mean: 7, variation: 0 },
  { law: "exponential", meanSeconds: 5, mean: 5, variation: 1 },
  { law: "lognormal", meanSeconds: 5, mean: 5, variation: 0.5 },
  { law: "lognormal", meanSeconds: 5, mean: 5, variation: 0 },
  { law: "gamma", meanSeconds: 5, mean: 5, variation: 0.5 },
  { law: "gamma", meanSeconds: 5, mean: 5, variation: 1.4 },
  { law: "empirical", seconds: [1, 2, 9], mean: 4, variation: Math.sqrt(38 / 3) / 4 },
];

describe.each(laws)("$law times with variation $variation", (of) => {
  const draw = timeDrawOf(of, keyOf("item draws", of.law, String(of.variation)));
  const times = new Float64Array(200_000);
  fillTimes(draw, 1000, times);

  test("are drawn in a row as they are drawn one by one", () => {
    times.subarray(0, 500).forEach((time, i) => {
      expect(time).toBe(drawTime(draw, 1000 + i, 0));
    });
  });

  test("have their mean and variation", () => {
    const certain = 1 - 1e-5;
    const { low, high } = meanInterval([...times], certain);
    expect(low).toBeLessThanOrEqual(of.mean);
    expect(high).toBeGreaterThanOrEqual(of.mean);
    const squares = meanInterval(
      [...times].map((time) => (time - of.mean) * (time - of.mean)),
      certain,
    );
    const variance = of.mean * of.mean * of.variation * of.variation;
    expect(squares.low).toBeLessThanOrEqual(variance + 1e-12);
    expect(squares.high).toBeGreaterThanOrEqual(variance - 1e-12);
  });

  test("are other ones at another visit, unless they are fixed", () => {
    const isFixed = of.variation === 0;
    const others = Array.from({ length: 50 }, (_, n) => drawTime(draw, 1000 + n, 1));
    expect(others.every((time, n) => time === times[n])).toBe(isFixed);
  });
});

test("the draws of an item hang on the words, the purpose, the kind's name, its number and its visit alone", () => {
  const keys = itemKeys(["seed", "3"], "tip");
  const service = timeDrawOf({ law: "exponential", meanSeconds: 60 }, keys.service);
  expect(drawTime(service, 17, 2)).toBe(drawExponential(keyOf("seed", "3", "service", "tip"), 17, 32, 60));
  expect(drawUnitGap(keys, 17)).toBe(drawExponential(keyOf("seed", "3", "arrivals", "tip"), 17, 0, 1));
  const u = drawUniform(keyOf("seed", "3", "batches", "tip"), 17, 0);
  const size = drawBatchSize(keys, 17, { law: "geometric", meanItems: 4 });
  expect(size).toBe(1 + Math.floor(Math.log(u) / Math.log(0.75)));
  expect(drawBatchSize(keys, 17, { law: "fixed", items: 3 })).toBe(3);
});

test("batches of a geometric number have their mean, and one of mean 1 has always one", () => {
  const keys = itemKeys(["seed"], "batches");
  const sizes = Array.from({ length: 50_000 }, (_, n) => drawBatchSize(keys, n, { law: "geometric", meanItems: 3 }));
  const { low, high } = meanInterval(sizes, 1 - 1e-5);
  expect(low).toBeLessThan(3);
  expect(high).toBeGreaterThan(3);
  expect(drawBatchSize(keys, 5, { law: "geometric", meanItems: 1 })).toBe(1);
});

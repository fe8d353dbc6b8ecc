import { describe, expect, test } from "vitest";
import {
  drawBoolean,
  drawBoundedPareto,
  drawExponential,
  drawGamma,
  drawGeometric,
  drawInteger,
  drawLognormal,
  drawLogUniform,
  drawLomax,
  drawNormal,
  drawPoisson,
  drawUniform,
  keyOf,
} from "../src/index.ts";
import { chiSquareScore, evennessScore, kolmogorovScore, momentsOf, normalShare } from "./goodness-of-fit.ts";

const draws = 200_000;
const key = keyOf("distributions");
const sampleOf = (draw: (id: number) => number): Float64Array =>
  Float64Array.from({ length: draws }, (_, id) => draw(id));
const powerOf = (base: number, exponent: number): number => Math.exp(exponent * Math.log(base));

/** Distribution function of a gamma with mean 1 and a whole shape (Erlang). */
function erlangShare(shape: number, x: number): number {
  let term = Math.exp(-shape * x);
  let sum = 0;
  for (let k = 0; k < shape; k++) {
    sum += term;
    term *= (shape * x) / (k + 1);
  }
  return 1 - sum;
}

interface Continuous {
  readonly name: string;
  readonly draw: (id: number) => number;
  readonly share: (x: number) => number;
  /** Null where the moment is infinite, or too far out to be met by a sample. */
  readonly mean: number | null;
  readonly variance: number | null;
}

const halfLogSpread = Math.exp(0.5 * 0.8 * 0.8);
const pareto = { low: 40, high: 900, shape: 1.2 };

const continuous: readonly Continuous[] = [
  { name: "uniform", draw: (id) => drawUniform(key, id, 0), share: (x) => x, mean: 1 / 2, variance: 1 / 12 },
  {
    name: "exponential",
    draw: (id) => drawExponential(key, id, 0, 3),
    share: (x) => 1 - Math.exp(-x / 3),
    mean: 3,
    variance: 9,
  },
  { name: "normal", draw: (id) => drawNormal(key, id, 0), share: normalShare, mean: 0, variance: 1 },
  {
    name: "lognormal",
    draw: (id) => drawLognormal(key, id, 0, 5, 0.8),
    share: (x) => normalShare(Math.log(x / 5) / 0.8),
    mean: 5 * halfLogSpread,
    variance: 25 * halfLogSpread * halfLogSpread * (halfLogSpread * halfLogSpread - 1),
  },
  {
    name: "gamma of shape 1",
    draw: (id) => drawGamma(key, id, 0, 1),
    share: (x) => erlangShare(1, x),
    mean: 1,
    variance: 1,
  },
  {
    name: "gamma of shape 3",
    draw: (id) => drawGamma(key, id, 0, 3),
    share: (x) => erlangShare(3, x),
    mean: 1,
    variance: 1 / 3,
  },
  {
    name: "gamma of shape 25",
    draw: (id) => drawGamma(key, id, 0, 25),
    share: (x) => erlangShare(25, x),
    mean: 1,
    variance: 1 / 25,
  },
  {
    name: "Lomax with a mean",
    draw: (id) => drawLomax(key, id, 0, 2000, 5),
    share: (x) => 1 - powerOf(1 + x / 2000, -5),
    mean: 2000 / 4,
    variance: null,
  },
  {
    name: "Lomax without a mean",
    draw: (id) => drawLomax(key, id, 0, 2000, 0.6),
    share: (x) => 1 - powerOf(1 + x / 2000, -0.6),
    mean: null,
    variance: null,
  },
  {
    name: "bounded Pareto",
    draw: (id) => drawBoundedPareto(key, id, 0, pareto),
    share: (x) => (1 - powerOf(40 / x, 1.2)) / (1 - powerOf(40 / 900, 1.2)),
    mean: (6 * 40 * (1 - powerOf(40 / 900, 0.2))) / (1 - powerOf(40 / 900, 1.2)),
    variance: null,
  },
  {
    name: "log-uniform",
    draw: (id) => drawLogUniform(key, id, 0, 1, 150),
    share: (x) => Math.log(x) / Math.log(150),
    mean: 149 / Math.log(150),
    variance: (150 * 150 - 1) / (2 * Math.log(150)) - (149 / Math.log(150)) * (149 / Math.log(150)),
  },
];

test.each(continuous)("the $name distribution follows its distribution function", ({ draw, share }) => {
  expect(kolmogorovScore(sampleOf(draw), share)).toBeLessThan(2.3);
});

test.each(continuous.filter(({ mean }) => mean !== null))(
  "the $name distribution has its mean within four standard errors",
  ({ draw, mean }) => {
    const found = momentsOf(sampleOf(draw));
    expect(Math.abs(found.mean - Number(mean))).toBeLessThan(4 * Math.sqrt(found.variance / draws));
  },
);

test.each(continuous.filter(({ variance }) => variance !== null))(
  "the $name distribution has its variance within 5 %",
  ({ draw, variance }) => {
    expect(Math.abs(momentsOf(sampleOf(draw)).variance / Number(variance) - 1)).toBeLessThan(0.05);
  },
);

interface Discrete {
  readonly name: string;
  readonly draw: (id: number) => number;
  /** P(0), and P(k) from P(k - 1). */
  readonly first: number;
  readonly next: (before: number, k: number) => number;
  readonly mean: number;
  readonly variance: number;
}

const poisson = (mean: number): Discrete => ({
  name: `Poisson with mean ${mean}`,
  draw: (id) => drawPoisson(key, id, 0, mean),
  first: Math.exp(-mean),
  next: (before, k) => (before * mean) / k,
  mean,
  variance: mean,
});

const discrete: readonly Discrete[] = [
  ...[0.02, 0.7, 4, 9.99, 10, 10.01, 37.5, 150, 640].map(poisson),
  ...[0.05, 0.292, 0.9].map((success) => ({
    name: `geometric with success ${success}`,
    draw: (id: number) => drawGeometric(key, id, 0, success),
    first: success,
    next: (before: number) => before * (1 - success),
    mean: (1 - success) / success,
    variance: (1 - success) / (success * success),
  })),
];

describe.each(discrete)("the $name distribution", ({ draw, first, next, mean, variance }) => {
  const sample = sampleOf(draw);

  test("meets the exact probability of each count", () => {
    const cells = Math.ceil(mean + 40 * Math.sqrt(variance) + 20);
    const counts = new Uint32Array(cells);
    for (const count of sample) counts[count] = (counts[count] ?? 0) + 1;
    const expected = new Float64Array(cells);
    expected[0] = draws * first;
    for (let k = 1; k < cells; k++) expected[k] = next(expected[k - 1] ?? 0, k);
    expect(Math.abs(chiSquareScore(counts, expected))).toBeLessThan(4);
  });

  test("has its mean within four standard errors and its variance within 5 %", () => {
    const found = momentsOf(sample);
    expect(Math.abs(found.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / draws));
    expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.05);
  });
});

test("a gamma of a shape that is no whole number has mean 1 and variance 1 / shape", () => {
  const { mean, variance } = momentsOf(sampleOf((id) => drawGamma(key, id, 0, 2.5)));
  expect(Math.abs(mean - 1)).toBeLessThan(4 * Math.sqrt(0.4 / draws));
  expect(Math.abs(variance / 0.4 - 1)).toBeLessThan(0.05);
});

test("bounded draws stay within their bounds", () => {
  for (const value of sampleOf((id) => drawBoundedPareto(key, id, 0, pareto))) {
    if (value < 40 || value > 900) throw new RangeError(`${value} lies outside`);
  }
  for (const value of sampleOf((id) => drawLogUniform(key, id, 1, 1, 150))) {
    if (value < 1 || value > 150) throw new RangeError(`${value} lies outside`);
  }
});

test.each([2, 7, 10, 256])("integers below %d are equally frequent", (limit) => {
  const counts = new Uint32Array(limit);
  for (const value of sampleOf((id) => drawInteger(key, id, limit, limit))) counts[value] = (counts[value] ?? 0) + 1;
  expect(Math.abs(evennessScore(counts))).toBeLessThan(4);
});

test.each([0, 0.0073, 0.5, 1])("a boolean is true in a share of %d", (share) => {
  const trues = sampleOf((id) => (drawBoolean(key, id, 0, share) ? 1 : 0)).reduce((sum, value) => sum + value, 0);
  expect(Math.abs(trues - draws * share)).toBeLessThanOrEqual(4 * Math.sqrt(draws * share * (1 - share)));
});

test("what can't happen doesn't: no arrival at mean 0, no failure where success is certain", () => {
  expect([0, -1, Number.NaN].map((mean) => drawPoisson(key, 1, 0, mean))).toEqual([0, 0, 0]);
  expect(drawGeometric(key, 1, 0, 1)).toBe(0);
});

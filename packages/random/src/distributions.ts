import { drawBits, drawUniform } from "./draw.kernel.ts";
import type { Key } from "./key.ts";
import { logOfBits } from "./log-uniform.kernel.ts";
import { normalQuantile } from "./normal-quantile.ts";

/** A whole number in [0, limit), limit up to 2^32, by multiply-shift: the bias is below limit / 2^32. */
export function drawInteger(key: Key, id: number, index: number, limit: number): number {
  return Math.floor(drawUniform(key, id, index) * limit);
}

/** True with probability `share`. */
export function drawBoolean(key: Key, id: number, index: number, share: number): boolean {
  return drawUniform(key, id, index) < share;
}

/** Exponential with the given mean, by inversion. */
export function drawExponential(key: Key, id: number, index: number, mean: number): number {
  return -mean * logOfBits(drawBits(key, id, index));
}

/** Standard normal, by inversion (`normalQuantile`). */
export function drawNormal(key: Key, id: number, index: number): number {
  return normalQuantile(drawUniform(key, id, index));
}

/** Lognormal with the given median and log-scale sigma. */
export function drawLognormal(key: Key, id: number, index: number, median: number, sigma: number): number {
  return median * Math.exp(sigma * drawNormal(key, id, index));
}

/** Number of failures before the first success, P(k) = (1 - p)^k p, mean (1 - p) / p, by inversion. */
export function drawGeometric(key: Key, id: number, index: number, success: number): number {
  return success >= 1 ? 0 : Math.floor(Math.log(drawUniform(key, id, index)) / Math.log(1 - success));
}

/** Lomax (Pareto II): P(X > x) = (1 + x / scale)^-shape. Heavy-tailed; the mean is infinite for shape <= 1. */
export function drawLomax(key: Key, id: number, index: number, scale: number, shape: number): number {
  return scale * (Math.exp(-Math.log(drawUniform(key, id, index)) / shape) - 1);
}

/** Bounds and exponent of a truncated Pareto distribution. */
export interface BoundedPareto {
  readonly low: number;
  readonly high: number;
  readonly shape: number;
}

/** Pareto truncated to [low, high], by inversion. */
export function drawBoundedPareto(key: Key, id: number, index: number, { low, high, shape }: BoundedPareto): number {
  const ratio = Math.exp(shape * Math.log(low / high));
  return low * Math.exp(-Math.log(1 - drawUniform(key, id, index) * (1 - ratio)) / shape);
}

/** Log-uniform on [low, high]. */
export function drawLogUniform(key: Key, id: number, index: number, low: number, high: number): number {
  return low * Math.exp(drawUniform(key, id, index) * Math.log(high / low));
}

/** Gamma with mean 1 and the given shape (>= 1), by Marsaglia and Tsang (2000); takes draws from `index` on, two a trial. */
export function drawGamma(key: Key, id: number, index: number, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let trial = index; ; trial += 2) {
    const normal = drawNormal(key, id, trial);
    const root = 1 + c * normal;
    if (root <= 0) continue;
    const v = root * root * root;
    const log = Math.log(drawUniform(key, id, trial + 1));
    if (log < 0.5 * normal * normal + d - d * v + d * Math.log(v)) return (d * v) / shape;
  }
}

const small = 10; // below this mean a Poisson number is counted up one by one

/** Poisson with the given mean: by inversion below 10, else by Hormann's PTRS (1993); takes draws from `index` on. */
export function drawPoisson(key: Key, id: number, index: number, mean: number): number {
  if (!(mean > 0)) return 0;
  return mean < small
    ? poissonByInversion(drawUniform(key, id, index), mean)
    : poissonByRejection(key, id, index, mean);
}

function poissonByInversion(u: number, mean: number): number {
  let probability = Math.exp(-mean);
  let cumulated = probability;
  let count = 0;
  while (u > cumulated && probability > 0) {
    count += 1;
    probability *= mean / count;
    cumulated += probability;
  }
  return count;
}

function poissonByRejection(key: Key, id: number, index: number, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const logMean = Math.log(mean);
  for (let trial = index; ; trial += 2) {
    const u = drawUniform(key, id, trial) - 0.5;
    const v = drawUniform(key, id, trial + 1);
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= 0.9277 - 3.6224 / (b - 2)) return count;
    if (count < 0 || (us < 0.013 && v > us)) continue;
    const log = Math.log((v * inverseAlpha) / (a / (us * us) + b));
    if (log <= count * logMean - mean - logFactorial(count)) return count;
  }
}

/** ln(n!) by Stirling's series with two correction terms (to 1e-8); below 10 by multiplication. */
function logFactorial(n: number): number {
  if (n < 10) {
    let product = 1;
    for (let factor = 2; factor <= n; factor++) product *= factor;
    return Math.log(product);
  }
  const x = n + 1;
  return (x - 0.5) * Math.log(x) - x + 0.9189385332046727 + 1 / (12 * x) - 1 / (360 * x * x * x);
}

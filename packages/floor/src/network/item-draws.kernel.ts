import {
  drawExponential,
  drawGamma,
  drawGeometric,
  drawLognormal,
  drawUniform,
  type Key,
  keyOf,
} from "@tipbench/random";
import type { BatchLaw, TimeLaw } from "./plan.ts";

/** The keys under which the items of one kind draw, one a purpose. */
export interface ItemKeys {
  readonly arrivals: Key;
  readonly batches: Key;
  readonly service: Key;
  readonly patience: Key;
}

/** The keys of a kind: functions of the seed's words and the kind's name. */
export function itemKeys(words: readonly string[], kind: string): ItemKeys {
  return {
    arrivals: keyOf(...words, "arrivals", kind),
    batches: keyOf(...words, "batches", kind),
    service: keyOf(...words, "service", kind),
    patience: keyOf(...words, "patience", kind),
  };
}

/** Draws kept for each visit; a law that rejects takes those after the first. */
const drawsOfVisit = 16;

const fixed = 0;
const exponential = 1;
const lognormal = 2;
const gamma = 3;
const empirical = 4;

/** A law of times made ready to draw from. What a law has no need of is 0 or empty. */
export interface TimeDraw {
  readonly key: Key;
  readonly law: number;
  /** Seconds; the median for lognormal times. */
  readonly scale: number;
  readonly sigma: number;
  readonly shape: number;
  readonly values: Float64Array;
}

function timeDraw(key: Key, law: number, of: Partial<TimeDraw>): TimeDraw {
  return { key, law, scale: of.scale ?? 0, sigma: of.sigma ?? 0, shape: of.shape ?? 0, values: of.values ?? noValues };
}

const noValues = new Float64Array(0);

/** Makes a law ready: lognormal with ln(1 + variation²) as the square of sigma, gamma with shape 1 / variation². A law without variation is fixed. */
export function timeDrawOf(law: TimeLaw, key: Key): TimeDraw {
  if (law.law === "fixed") return timeDraw(key, fixed, { scale: law.seconds });
  if (law.law === "exponential") return timeDraw(key, exponential, { scale: law.meanSeconds });
  if (law.law === "empirical") return timeDraw(key, empirical, { values: Float64Array.from(law.seconds) });
  const { meanSeconds, variation } = law;
  if (variation === 0) return timeDraw(key, fixed, { scale: meanSeconds });
  const squared = variation * variation;
  if (law.law === "gamma") return timeDraw(key, gamma, { scale: meanSeconds, shape: 1 / squared });
  const variance = Math.log(1 + squared);
  return timeDraw(key, lognormal, { scale: meanSeconds * Math.exp(-variance / 2), sigma: Math.sqrt(variance) });
}

/** Gamma with mean 1; a shape below 1 is that above it times a power of a uniform number (Marsaglia and Tsang 2000, section 6). */
function drawAnyGamma({ key, shape }: TimeDraw, n: number, index: number): number {
  if (shape >= 1) return drawGamma(key, n, index, shape);
  const factor = Math.exp(Math.log(drawUniform(key, n, index)) / shape);
  return (drawGamma(key, n, index + 1, shape + 1) * (shape + 1) * factor) / shape;
}

/** Seconds that item `n` needs, or waits for, at its visit `visit`, counted from 0 over all desks. */
export function drawTime(draw: TimeDraw, n: number, visit: number): number {
  const index = drawsOfVisit * visit;
  switch (draw.law) {
    case exponential:
      return drawExponential(draw.key, n, index, draw.scale);
    case lognormal:
      return drawLognormal(draw.key, n, index, draw.scale, draw.sigma);
    case gamma:
      return draw.scale * drawAnyGamma(draw, n, index);
    case empirical:
      return draw.values[Math.floor(drawUniform(draw.key, n, index) * draw.values.length)]!;
    default:
      return draw.scale;
  }
}

/** Exponential times are much the most frequent: a loop of their own. */
function fillExponential({ key, scale }: TimeDraw, first: number, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) out[i] = drawExponential(key, first + i, 0, scale);
}

/** Times of items in a row at their first visit. Same as: `out.map((_, i) => drawTime(draw, first + i, 0))` */
export function fillTimes(draw: TimeDraw, first: number, out: Float64Array): void {
  if (draw.law === fixed) out.fill(draw.scale);
  else if (draw.law === exponential) fillExponential(draw, first, out);
  else for (let i = 0; i < out.length; i++) out[i] = drawTime(draw, first + i, 0);
}

/** Time to the next batch, where one comes a second on the average. */
export function drawUnitGap(keys: ItemKeys, batch: number): number {
  return drawExponential(keys.arrivals, batch, 0, 1);
}

/** Number of items in a batch, 1 or more. */
export function drawBatchSize(keys: ItemKeys, batch: number, law: BatchLaw): number {
  return law.law === "fixed" ? law.items : 1 + drawGeometric(keys.batches, batch, 0, 1 / law.meanItems);
}

import { drawGamma, drawPoisson } from "@tipbench/random";
import type { Keys } from "./keys.ts";
import type { WorldValues } from "./parameters.ts";

export const tickSeconds = 900;
export const ticksPerDay = 96;
export const secondsPerDay = 86_400;
const daysPerYear = 365;
const millisecondsPerDay = 86_400_000;
const thursday = 4; // the weekday of 1970-01-01, Sunday being 0

/** Which stretch of the world is generated. */
export interface Period {
  /** ISO date (UTC) of second 0. */
  readonly startDate: string;
  readonly days: number;
  readonly warmupDays: number;
  /** Volume against the national one. */
  readonly scale: number;
}

/** Ticks with the events that arrive in each. Tick 0 is the first of the warm-up. */
export interface Clock {
  readonly ticks: number;
  /** Second at which tick 0 begins; 0 or negative. */
  readonly firstSecond: number;
  /** First event of each tick, and one entry more: the first event after the last tick. */
  readonly firstEvent: Uint32Array;
  /** Mean events a second, for look-backs given in time. */
  readonly eventsPerSecond: number;
}

/** Arrivals relative to their mean at a tick: a daily cosine (peak at 16:00 UTC) and quieter weekends; mean 1 over a week. */
function rhythm(values: WorldValues, tickOfDay: number, weekday: number): number {
  const daily = 1 + values.dailyAmplitude * Math.cos((2 * Math.PI * (tickOfDay - 64)) / ticksPerDay);
  const weekMean = (5 + 2 * values.weekendFactor) / 7;
  return (daily * (weekday === 0 || weekday === 6 ? values.weekendFactor : 1)) / weekMean;
}

/** Draws the Poisson-gamma arrivals of every tick; `firstEvent` is the id that the first arrival gets. */
export function clockOf(keys: Keys, values: WorldValues, period: Period, firstEvent: number): Clock {
  const warmupTicks = period.warmupDays * ticksPerDay;
  const ticks = warmupTicks + period.days * ticksPerDay;
  const eventsPerTick = (values.reportsPerYear * period.scale) / (daysPerYear * ticksPerDay);
  const startDay = Date.parse(`${period.startDate}T00:00:00Z`) / millisecondsPerDay;
  const offsets = new Uint32Array(ticks + 1);
  offsets[0] = firstEvent;
  let total = firstEvent;
  for (let tick = 0; tick < ticks; tick++) {
    const day = Math.floor((tick - warmupTicks) / ticksPerDay);
    const weekday = (((startDay + day + thursday) % 7) + 7) % 7;
    const number = tick - warmupTicks; // so that a longer warm-up leaves the measured ticks as they were
    const gamma = drawGamma(keys.arrivalGamma, number, 0, values.arrivalShape);
    const mean = eventsPerTick * rhythm(values, tick % ticksPerDay, weekday) * gamma;
    total += drawPoisson(keys.arrivalCount, number, 0, mean);
    offsets[tick + 1] = total;
  }
  return {
    ticks,
    firstSecond: -period.warmupDays * secondsPerDay,
    firstEvent: offsets,
    eventsPerSecond: eventsPerTick / tickSeconds,
  };
}

/** The tick in which an event arrives (events of the prehistory: -1). */
export function tickOfEvent({ firstEvent, ticks }: Clock, event: number): number {
  let low = -1;
  let high = ticks;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((firstEvent[middle] ?? 0) <= event) low = middle;
    else high = middle;
  }
  return low;
}

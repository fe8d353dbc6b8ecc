import { drawGamma, drawPoisson } from "@tipbench/random";
import type { Keys } from "./keys.ts";
import type { WorldValues } from "./parameters.ts";
import { type Rhythm, ticksPerDay } from "./rhythm.ts";

export const tickSeconds = 900;
export const secondsPerDay = 86_400;
const daysPerYear = 365;

/** Which stretch of the world is generated. */
export interface Period {
  /** ISO date (UTC) of second 0. */
  readonly startDate: string;
  readonly days: number;
  readonly warmupDays: number;
  /** Volume against the national one. */
  readonly scale: number;
}

/** Further reports of one sender for some ticks. */
export interface Surge {
  readonly fromTick: number;
  readonly toTick: number;
  /** Against the reports of all senders. */
  readonly extra: number;
  readonly sender: number;
  /** 1: without file, address and identifier. */
  readonly isEmpty: 0 | 1;
}

/** Ticks with the events that arrive in each. Tick 0 is the first of the warm-up. */
export interface Clock {
  readonly ticks: number;
  /** Second at which tick 0 begins; 0 or negative. */
  readonly firstSecond: number;
  /** First event of each tick, and one entry more: the first event after the last tick. */
  readonly firstEvent: Uint32Array;
  /** Tick of the first event of each run of 2^cellShift events, from which `tickOfEvent` goes on. */
  readonly cells: Uint32Array;
  readonly cellShift: number;
  /** Mean events a second, for look-backs given in time. */
  readonly eventsPerSecond: number;
}

/** What decides the arrivals of every tick. */
export interface Arrivals {
  readonly keys: Keys;
  readonly values: WorldValues;
  readonly period: Period;
  readonly rhythm: Rhythm;
  readonly surges: readonly Surge[];
  /** Submissions for each report that is received: more than 1 where senders hold some back. */
  readonly submissionsPerReport: number;
}

/** Reports of all surges at a tick, against the usual ones. */
function extraAt(surges: readonly Surge[], tick: number): number {
  return surges.reduce((sum, { fromTick, toTick, extra }) => sum + (tick >= fromTick && tick < toTick ? extra : 0), 0);
}

/** Draws the Poisson-gamma arrivals of every tick; `firstEvent` is the id that the first arrival gets. */
export function clockOf(arrivals: Arrivals, firstEvent: number): Clock {
  const { keys, values, period, rhythm, surges, submissionsPerReport } = arrivals;
  const warmupTicks = period.warmupDays * ticksPerDay;
  const ticks = warmupTicks + period.days * ticksPerDay;
  const reportsPerTick = (values.reportsPerYear * period.scale) / (daysPerYear * ticksPerDay);
  const eventsPerTick = reportsPerTick * submissionsPerReport;
  const offsets = new Uint32Array(ticks + 1);
  offsets[0] = firstEvent;
  let total = firstEvent;
  for (let tick = 0; tick < ticks; tick++) {
    const number = tick - warmupTicks; // so that a longer warm-up leaves the measured ticks as they were
    const gamma = drawGamma(keys.arrivalGamma, number, 0, values.arrivalShape);
    const mean = eventsPerTick * rhythm.at(number) * gamma;
    total += drawPoisson(keys.arrivalCount, number, 0, mean * (1 + extraAt(surges, tick)));
    offsets[tick + 1] = total;
  }
  const cellShift = Math.max(0, Math.floor(Math.log2(Math.max(1, eventsPerTick))));
  return {
    ticks,
    firstSecond: -period.warmupDays * secondsPerDay,
    firstEvent: offsets,
    cells: cellsOf(offsets, cellShift),
    cellShift,
    eventsPerSecond: eventsPerTick / tickSeconds,
  };
}

function cellsOf(offsets: Uint32Array, shift: number): Uint32Array {
  const first = offsets[0] ?? 0;
  const events = (offsets[offsets.length - 1] ?? 0) - first;
  const cells = new Uint32Array((events >>> shift) + 1);
  let tick = 0;
  for (let cell = 0; cell < cells.length; cell++) {
    while ((offsets[tick + 1] ?? Number.POSITIVE_INFINITY) <= first + cell * (1 << shift)) tick += 1;
    cells[cell] = tick;
  }
  return cells;
}

/** The tick in which an event arrives (events of the prehistory: -1; those after the last tick: `ticks`). */
export function tickOfEvent({ firstEvent, cells, cellShift, ticks }: Clock, event: number): number {
  const at = event - (firstEvent[0] ?? 0);
  if (at < 0) return -1;
  let tick = cells[at >>> cellShift] ?? ticks;
  while (tick < ticks && (firstEvent[tick + 1] ?? 0) <= event) tick += 1;
  return tick;
}

import { assumed, type Parameter } from "@tipbench/vocabulary";
import type { WorldValues } from "./parameters.ts";

/** Where a sender works from; decides its hours and holidays. */
export const senderRegions = ["americas", "europe", "asia"] as const;
export type SenderRegion = (typeof senderRegions)[number];

export const ticksPerDay = 96;
const ticksPerHour = 4;
const daysPerYear = 365;
const millisecondsPerDay = 86_400_000;
const thursday = 4; // the weekday of 1970-01-01, Sunday being 0

const offset = (hours: number, low: number, high: number): Parameter =>
  assumed(hours, low, high, "hours", "clock of a region's senders against UTC, the same all year");

/** Hours from UTC: one for a region of many. */
export const utcOffsetHours: Readonly<Record<SenderRegion, Parameter>> = {
  americas: offset(-6, -8, -3),
  europe: offset(1, 0, 3),
  asia: offset(7, 3, 9),
};

/** Days off by region, as month and day; the fourth Thursday of November comes to the first. Assumed to be these alone. */
const daysOff: Readonly<Record<SenderRegion, readonly string[]>> = {
  americas: ["01-01", "07-04", "12-25"],
  europe: ["01-01", "05-01", "12-25", "12-26"],
  asia: ["01-01", "05-01"],
};

/** Days since 1970-01-01 of an ISO date. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay;
}

function weekdayOf(day: number): number {
  return (((day + thursday) % 7) + 7) % 7;
}

function isWeekend(day: number): boolean {
  return weekdayOf(day) === 0 || weekdayOf(day) === 6;
}

/** Whether senders of a region rest on a day (days since 1970-01-01) that is no weekend. */
export function isHoliday(region: SenderRegion, day: number): boolean {
  const date = new Date(day * millisecondsPerDay).toISOString().slice(5, 10);
  const isThanksgiving = date >= "11-22" && date <= "11-28" && weekdayOf(day) === thursday;
  return daysOff[region].includes(date) || (region === "americas" && isThanksgiving);
}

/** Arrivals of a day against a working day: fewer at weekends and on holidays. */
function dayFactor(values: WorldValues, region: SenderRegion, day: number): number {
  if (isWeekend(day)) return values.weekendFactor;
  return isHoliday(region, day) ? values.holidayFactor : 1;
}

/** Local hours of a region: which part of a day, and which day, a tick (since 1970-01-01, UTC) lies in. */
function localTime(region: SenderRegion, tick: number): { readonly day: number; readonly tickOfDay: number } {
  const local = tick + utcOffsetHours[region].value * ticksPerHour;
  const day = Math.floor(local / ticksPerDay);
  return { day, tickOfDay: local - day * ticksPerDay };
}

/** A region's arrivals by tick (since 1970-01-01, UTC): a cosine over the local day, times the factor of the local day. */
function regionRhythm(values: WorldValues, region: SenderRegion): (tick: number) => number {
  const factors = new Map<number, number>();
  const hours = Float64Array.from({ length: ticksPerDay }, (_, tick) => {
    const angle = (2 * Math.PI * (tick - values.peakLocalHour * ticksPerHour)) / ticksPerDay;
    return 1 + values.dailyAmplitude * Math.cos(angle);
  });
  return (tick) => {
    const { day, tickOfDay } = localTime(region, tick);
    const factor = factors.get(day) ?? dayFactor(values, region, day);
    factors.set(day, factor);
    return (hours[tickOfDay] ?? 1) * factor;
  };
}

/** Growth within a year: linear, with mean 1 over the 365 days from second 0. */
function trend({ yearlyGrowth }: WorldValues, tickNumber: number): number {
  return Math.max(0, 1 + yearlyGrowth * (tickNumber / (ticksPerDay * daysPerYear) - 0.5));
}

/** Arrivals relative to their mean, by tick. */
export interface Rhythm {
  /** All senders together, `tickNumber` counting from second 0; mean 1 over the 365 days from there. */
  readonly at: (tickNumber: number) => number;
  /** One region alone, trend apart. */
  readonly ofRegion: (region: SenderRegion, tickNumber: number) => number;
  /** Whether most senders rest on the day of a tick. */
  readonly isRestDay: (tickNumber: number) => boolean;
}

/** The rhythm of senders with these shares by region, from a start date (ISO) on. */
export function rhythmOf(values: WorldValues, startDate: string, regionShares: Float64Array): Rhythm {
  const firstTick = dayNumber(startDate) * ticksPerDay;
  const rhythms = {
    americas: regionRhythm(values, "americas"),
    europe: regionRhythm(values, "europe"),
    asia: regionRhythm(values, "asia"),
  };
  const ofRegion = (region: SenderRegion, tick: number): number => rhythms[region](firstTick + tick);
  const together = (tick: number): number =>
    trend(values, tick) *
    senderRegions.reduce((sum, region, code) => sum + (regionShares[code] ?? 0) * ofRegion(region, tick), 0);
  let total = 0;
  for (let tick = 0; tick < ticksPerDay * daysPerYear; tick++) total += together(tick);
  const mean = total / (ticksPerDay * daysPerYear);
  const isRestDay = (tick: number): boolean => {
    const day = Math.floor((firstTick + tick) / ticksPerDay);
    return isWeekend(day) || isHoliday("americas", day);
  };
  return { at: (tick) => together(tick) / mean, ofRegion, isRestDay };
}

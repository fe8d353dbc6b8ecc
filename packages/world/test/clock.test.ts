import { describe, expect, test } from "vitest";
import { type Clock, clockOf, tickOfEvent } from "../src/clock.ts";
import { type Period, worldValues } from "../src/index.ts";
import { keysOf } from "../src/keys.ts";

const year: Period = { startDate: "2023-01-01", days: 365, warmupDays: 0, scale: 1 };
const clock = clockOf(keysOf("clock"), worldValues(), year, 5000);
const countOf = ({ firstEvent }: Clock, tick: number): number => (firstEvent[tick + 1] ?? 0) - (firstEvent[tick] ?? 0);
const sumOver = (ticks: readonly number[]): number => ticks.reduce((sum, tick) => sum + countOf(clock, tick), 0);
const ticks = Array.from({ length: clock.ticks }, (_, tick) => tick);

test.each(["a", "b", "c"])("a year of seed %s has the published number of reports, to half a per cent", (seed) => {
  const { firstEvent } = clockOf(keysOf(seed), worldValues(), year, 5000);
  expect(firstEvent).toHaveLength(365 * 96 + 1);
  expect(Math.abs(((firstEvent[365 * 96] ?? 0) - 5000) / 36_210_368 - 1)).toBeLessThan(0.005);
});

test("volume follows the scale", () => {
  const { firstEvent } = clockOf(keysOf("clock"), worldValues(), { ...year, scale: 0.02 }, 0);
  expect(Math.abs((firstEvent[365 * 96] ?? 0) / (0.02 * 36_210_368) - 1)).toBeLessThan(0.01);
});

describe("the rhythm", () => {
  test("swings by a quarter around its mean, and peaks at 16:00 UTC", () => {
    const angle = (tick: number): number => (2 * Math.PI * (tick % 96)) / 96;
    const cosine = ticks.reduce((sum, tick) => sum + countOf(clock, tick) * Math.cos(angle(tick)), 0);
    const sine = ticks.reduce((sum, tick) => sum + countOf(clock, tick) * Math.sin(angle(tick)), 0);
    const peakTick = (Math.atan2(sine, cosine) / (2 * Math.PI)) * 96 + 96;
    expect(Math.abs(peakTick - 64)).toBeLessThan(0.5);
    expect((2 * Math.hypot(sine, cosine)) / sumOver(ticks)).toBeCloseTo(worldValues().dailyAmplitude, 2);
  });

  test("rests at weekends, of which the first day of 2023 is one", () => {
    const isWeekend = (tick: number): boolean => [0, 6].includes(Math.floor(tick / 96) % 7);
    const weekend = ticks.filter(isWeekend);
    const working = ticks.filter((tick) => !isWeekend(tick));
    const ratio = sumOver(weekend) / weekend.length / (sumOver(working) / working.length);
    expect(ratio).toBeCloseTo(worldValues().weekendFactor, 2);
  });
});

test("ticks differ as a Poisson number does whose rate is itself a gamma number", () => {
  const values = worldValues({ dailyAmplitude: 0, weekendFactor: 1 });
  const flat = clockOf(keysOf("flat"), values, year, 0);
  const counts = ticks.map((tick) => countOf(flat, tick));
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) * (count - mean), 0) / counts.length;
  expect(Math.abs(variance / mean / (1 + mean / values.arrivalShape) - 1)).toBeLessThan(0.05);
});

test("the tick of an event is the one whose stretch of ids holds it", () => {
  const small = clockOf(keysOf("small"), worldValues(), { ...year, days: 2, scale: 0.01 }, 300);
  const slow = (event: number): number => small.firstEvent.findLastIndex((first) => first <= event);
  for (let event = 290; event < (small.firstEvent[small.ticks] ?? 0); event++) {
    if (tickOfEvent(small, event) !== slow(event)) throw new RangeError(`tick of event ${event}`);
  }
  expect(tickOfEvent(small, 299)).toBe(-1);
});

import { describe, expect, test } from "vitest";
import { type Clock, clockOf, type Surge, tickOfEvent } from "../src/clock.ts";
import { type Period, worldValues } from "../src/index.ts";
import { keysOf } from "../src/keys.ts";
import { dayNumber, isHoliday, rhythmOf } from "../src/rhythm.ts";

const year: Period = { startDate: "2023-01-01", days: 365, warmupDays: 0, scale: 1 };
const regions = Float64Array.of(0.8, 0.1, 0.1);

function clockAt(
  seed: string,
  period: Period,
  firstEvent: number,
  values = worldValues(),
  surges: readonly Surge[] = [],
): Clock {
  const rhythm = rhythmOf(values, period.startDate, regions);
  return clockOf({ keys: keysOf(seed), values, period, rhythm, surges, submissionsPerReport: 1 }, firstEvent);
}

const clock = clockAt("clock", year, 5000);
const countOf = ({ firstEvent }: Clock, tick: number): number => (firstEvent[tick + 1] ?? 0) - (firstEvent[tick] ?? 0);

const ticks = Array.from({ length: clock.ticks }, (_, tick) => tick);

test.each(["a", "b", "c"])("a year of seed %s has the published number of reports, to half a per cent", (seed) => {
  const { firstEvent } = clockAt(seed, year, 5000);
  expect(firstEvent).toHaveLength(365 * 96 + 1);
  expect(Math.abs(((firstEvent[365 * 96] ?? 0) - 5000) / 36_210_368 - 1)).toBeLessThan(0.005);
});

test("volume follows the scale", () => {
  const { firstEvent } = clockAt("clock", { ...year, scale: 0.02 }, 0);
  expect(Math.abs((firstEvent[365 * 96] ?? 0) / (0.02 * 36_210_368) - 1)).toBeLessThan(0.01);
});

const only = { americas: Float64Array.of(1, 0, 0), europe: Float64Array.of(0, 1, 0), asia: Float64Array.of(0, 0, 1) };

describe("the rhythm", () => {
  test.each([
    ["americas", 21],
    ["europe", 14],
    ["asia", 8],
  ] as const)(
    "of senders in the region %s peaks at 15:00 there, which is %d:00 UTC, and swings by a quarter",
    (region, hour) => {
      const { at } = rhythmOf(worldValues({ yearlyGrowth: 0 }), "2023-01-01", only[region]);
      const angle = (tick: number): number => (2 * Math.PI * (tick % 96)) / 96;
      const week = Array.from({ length: 96 }, (_, tick) => 3 * 96 + tick); // a Wednesday
      const total = week.reduce((sum, tick) => sum + at(tick), 0);
      const cosine = week.reduce((sum, tick) => sum + at(tick) * Math.cos(angle(tick)), 0);
      const sine = week.reduce((sum, tick) => sum + at(tick) * Math.sin(angle(tick)), 0);
      expect(((Math.atan2(sine, cosine) / (2 * Math.PI)) * 24 + 24) % 24).toBeCloseTo(hour, 6);
      expect((2 * Math.hypot(sine, cosine)) / total).toBeCloseTo(worldValues().dailyAmplitude, 6);
    },
  );

  test("rests at weekends, of which the first day of 2023 is one", () => {
    const isWeekend = (tick: number): boolean => [0, 6].includes(Math.floor(tick / 96) % 7);
    const weekend = ticks.filter(isWeekend);
    const working = ticks.filter((tick) => !isWeekend(tick));
    const { at } = rhythmOf(worldValues({ yearlyGrowth: 0, holidayFactor: 1 }), "2023-01-01", only.americas);
    const mean = (of: readonly number[]): number => of.reduce((sum, tick) => sum + at(tick + 24), 0) / of.length; // local days
    expect(mean(weekend) / mean(working)).toBeCloseTo(worldValues().weekendFactor, 2);
  });

  test("rests on the holidays of the senders' region: the fourth of July is one of the Americas", () => {
    const at = (region: keyof typeof only, day: number): number =>
      rhythmOf(worldValues({ yearlyGrowth: 0 }), "2023-01-01", only[region]).at(96 * day + 60);
    const july = 181; // the first, a Saturday
    expect(at("americas", july + 3) / at("americas", july + 2)).toBeCloseTo(worldValues().holidayFactor, 9);
    expect(at("europe", july + 3) / at("europe", july + 2)).toBeCloseTo(1, 9);
    expect(isHoliday("americas", dayNumber("2023-11-23"))).toBe(true); // the fourth Thursday of November
    expect(isHoliday("americas", dayNumber("2023-11-24"))).toBe(false);
  });

  test("grows over the year by the assumed factor, and has mean 1", () => {
    const { at } = rhythmOf(
      worldValues({ dailyAmplitude: 0, weekendFactor: 1, holidayFactor: 1 }),
      "2023-01-01",
      regions,
    );
    expect(at(365 * 96) - at(0)).toBeCloseTo(worldValues().yearlyGrowth, 3);
    expect(ticks.reduce((sum, tick) => sum + at(tick), 0) / ticks.length).toBeCloseTo(1, 9);
  });
});

test("a surge brings further reports while it lasts, and leaves the ticks before it as they were", () => {
  const surge: Surge = { fromTick: 960, toTick: 1056, extra: 0.5, sender: 3, isEmpty: 0 };
  const surged = clockAt("clock", year, 5000, worldValues(), [surge]);
  const sum = (of: Clock, from: number, to: number): number => (of.firstEvent[to] ?? 0) - (of.firstEvent[from] ?? 0);
  expect(surged.firstEvent.subarray(0, 961)).toEqual(clock.firstEvent.subarray(0, 961));
  expect(Math.abs(sum(surged, 960, 1056) / sum(clock, 960, 1056) - 1.5)).toBeLessThan(0.02);
});

test("ticks differ as a Poisson number does whose rate is itself a gamma number", () => {
  const values = worldValues({ dailyAmplitude: 0, weekendFactor: 1, holidayFactor: 1, yearlyGrowth: 0 });
  const flat = clockAt("flat", year, 0, values);
  const counts = ticks.map((tick) => countOf(flat, tick));
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) * (count - mean), 0) / counts.length;
  expect(Math.abs(variance / mean / (1 + mean / values.arrivalShape) - 1)).toBeLessThan(0.05);
});

test("the tick of an event is the one whose stretch of ids holds it", () => {
  const small = clockAt("small", { ...year, days: 2, scale: 0.01 }, 300);
  const slow = (event: number): number => small.firstEvent.findLastIndex((first) => first <= event);
  for (let event = 290; event < (small.firstEvent[small.ticks] ?? 0); event++) {
    if (tickOfEvent(small, event) !== slow(event)) throw new RangeError(`tick of event ${event}`);
  }
  expect(tickOfEvent(small, 299)).toBe(-1);
});

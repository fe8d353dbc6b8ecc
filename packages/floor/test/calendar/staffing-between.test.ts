import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOfDate, secondsPerDay } from "../../src/calendar/civil-day.ts";
import type { Shift, ShiftCalendar } from "../../src/calendar/shift-calendar.ts";
import { shiftOverlaps } from "../../src/calendar/shift-overlaps.ts";
import { staffingBetween } from "../../src/calendar/staffing-between.ts";
import type { TimeZone } from "../../src/calendar/time-zones.ts";
import type { Staffing } from "../../src/network/plan.ts";

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const shift = (fromHour: number, toHour: number, servers = 1, weekdays: readonly number[] = everyDay): Shift => ({
  weekdays,
  fromMinute: fromHour * 60,
  toMinute: toHour * 60,
  servers,
  holidayServers: 0,
});
const calendar = (timeZone: TimeZone, ...shifts: readonly Shift[]): ShiftCalendar => ({
  timeZone,
  shifts,
  holidays: [],
});

/** The staff over so many days of 24 hours from 00:00 UTC of a date. */
function staffingOf(shifts: ShiftCalendar, startDate: string, days: number): Staffing {
  const from = dayOfDate(startDate) * secondsPerDay;
  return staffingBetween(shifts, from, from + days * secondsPerDay);
}

/** Server hours of the first days of a staffing. */
function staffedHours({ fromSeconds, servers }: Staffing, days: number): number {
  const end = days * secondsPerDay;
  const seconds = Array.from(servers, (count, step) => {
    const from = Math.min(end, fromSeconds[step] ?? end);
    return count * (Math.min(end, fromSeconds[step + 1] ?? end) - from);
  });
  return seconds.reduce((sum, one) => sum + one, 0) / 3_600;
}

function serversAt({ fromSeconds, servers }: Staffing, at: number): number {
  return servers[fromSeconds.findLastIndex((from) => from <= at)] ?? Number.NaN;
}

/** The local day and minute of the day at a moment, by the host's data. */
function hostClock(timeZone: TimeZone): (atSeconds: number) => { date: string; minute: number } {
  const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, ...parts });
  return (atSeconds) => {
    const [date = "", time = ""] = format.format(atSeconds * 1000).split(" ");
    const [hours = 0, minutes = 0] = time.split(":").map(Number);
    return { date, minute: 60 * hours + minutes };
  };
}

describe("staffed hours of a year equal what the calendar of the host gives", () => {
  const nightAndDay = [shift(22, 6, 2), shift(8, 16, 5, [0, 1, 2, 3, 4])];
  const zones = ["America/New_York", "Europe/Berlin", "Australia/Sydney", "Asia/Manila"] as const;
  const cases = zones.flatMap((zone) => [2021, 2022, 2023, 2024].map((year) => [zone, year] as const));
  test.each(cases)("%s %i", (zone, year) => {
    const days = year === 2024 ? 366 : 365;
    const staffing = staffingOf(calendar(zone, ...nightAndDay), `${year}-01-01`, days);
    const clock = hostClock(zone);
    const start = dayOfDate(`${year}-01-01`) * secondsPerDay;
    let hours = 0;
    for (let at = start; at < start + days * secondsPerDay; at += 3_600) {
      const { date, minute } = clock(at);
      const isWeekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
      const expected = minute < 360 || minute >= 1_320 ? 2 : !isWeekend && minute >= 480 && minute < 960 ? 5 : 0;
      hours += expected;
      if (serversAt(staffing, at - start) !== expected) expect([date, minute]).toEqual(expected);
    }
    expect(staffedHours(staffing, days)).toBe(hours);
  });
});

describe("a night shift", () => {
  const night = (...dates: readonly [date: string, days: number]): number =>
    staffedHours(staffingOf(calendar("America/New_York", shift(22, 6)), ...dates), dates[1]);

  test("is 8 hours long, an hour shorter when clocks go ahead and an hour longer when they go back", () => {
    expect([night("2024-03-07", 1), night("2024-03-10", 1), night("2024-11-03", 1)]).toEqual([8, 7, 9]);
  });

  test("that began the day before is there when the staffing begins", () => {
    const staffing = staffingOf(calendar("UTC", shift(22, 6)), "2024-03-07", 2);
    expect([...staffing.fromSeconds.slice(0, 4)]).toEqual([0, 21_600, 79_200, 108_000]);
    expect([...staffing.servers.slice(0, 4)]).toEqual([1, 0, 1, 0]);
  });

  test("belongs to the day on which it begins", () => {
    const friday = staffingOf(calendar("UTC", shift(22, 6, 3, [4])), "2024-03-04", 7);
    expect([...friday.fromSeconds]).toEqual([0, 4 * 86_400 + 79_200, 5 * 86_400 + 21_600]);
    expect([...friday.servers]).toEqual([0, 3, 0]);
  });

  test("has its holiday staff when it begins on a holiday, and not when it ends on one", () => {
    const holiday = { ...calendar("UTC", { ...shift(22, 6, 3), holidayServers: 1 }), holidays: ["2024-07-04"] };
    const staffing = staffingOf(holiday, "2024-07-03", 4);
    expect([3, 27, 30, 49, 51].map((hour) => serversAt(staffing, hour * 3_600))).toEqual([3, 3, 0, 1, 1]);
    expect(serversAt(staffing, 71 * 3_600)).toBe(3);
  });
});

describe("a calendar", () => {
  test("knows the federal holidays, also one that is kept in the year before", () => {
    const federal = { ...calendar("America/New_York", shift(9, 17, 4)), holidays: "us-federal" } as const;
    expect(staffedHours(staffingOf(federal, "2021-12-31", 2), 2)).toBe(32);
    expect(staffedHours(staffingOf(federal, "2023-01-01", 365), 365)).toBe((365 - 11) * 32);
    expect(staffedHours(staffingOf(federal, "2024-01-01", 366), 366)).toBe((366 - 11) * 32);
  });

  test("has one step where the number of servers changes, and none where it stays", () => {
    const { fromSeconds, servers } = staffingOf(calendar("UTC", shift(0, 8, 2), shift(8, 24, 2)), "2024-02-28", 3);
    expect([[...fromSeconds], [...servers]]).toEqual([
      [0, 3 * 86_400],
      [2, 0],
    ]);
  });

  test("without a shift has nobody, ever", () => {
    const { fromSeconds, servers } = staffingOf(calendar("UTC"), "2024-02-28", 3);
    expect([[...fromSeconds], [...servers]]).toEqual([[0], [0]]);
  });

  test("refuses shifts that overlap, dates that are none, and years before 2020", () => {
    const overlapping = calendar("UTC", shift(8, 16), shift(15, 20, 2, [6]));
    expect(() => staffingOf(overlapping, "2024-01-01", 1)).toThrow("Shifts 0 and 1 overlap.");
    expect(() => staffingOf(calendar("UTC"), "2024-02-30", 1)).toThrow('"2024-02-30" is no date.');
    expect(() => staffingOf(calendar("UTC"), "2019-12-31", 1)).toThrow("Zones are known from 2020 on.");
  });
});

describe("overlaps", () => {
  test("are found within a day, over midnight and over the end of the week", () => {
    expect(shiftOverlaps([shift(8, 16), shift(16, 24), shift(0, 8)])).toEqual([]);
    expect(shiftOverlaps([shift(8, 16, 1, [0]), shift(12, 20, 1, [0, 1])])).toEqual([
      { first: 0, second: 1, weekday: 0, minute: 720 },
    ]);
    expect(shiftOverlaps([shift(5, 13, 1, [2]), shift(22, 6, 1, [1])])).toEqual([
      { first: 0, second: 1, weekday: 2, minute: 300 },
    ]);
    expect(shiftOverlaps([shift(22, 6, 1, [6]), shift(0, 1, 1, [0])])).toEqual([
      { first: 0, second: 1, weekday: 0, minute: 0 },
    ]);
    expect(shiftOverlaps([shift(22, 22, 1, [6]), shift(22, 23, 1, [0])])).toEqual([]);
  });

  test("are there where some minute of the week has staff of both", () => {
    const shifts = fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      fromMinute: fc.integer({ min: 0, max: 23 }).map((hours) => hours * 60),
      toMinute: fc.integer({ min: 0, max: 24 }).map((hours) => hours * 60),
      servers: fc.constant(1),
      holidayServers: fc.constant(0),
    });
    const hoursOf = ({ weekdays, fromMinute, toMinute }: Shift): Set<number> => {
      const length = (toMinute > fromMinute ? toMinute : toMinute + 1_440) - fromMinute;
      const hours = Array.from({ length: length / 60 }, (_, hour) => hour);
      return new Set(weekdays.flatMap((day) => hours.map((hour) => (day * 24 + fromMinute / 60 + hour) % 168)));
    };
    fc.assert(
      fc.property(shifts, shifts, (one, other) => {
        const shared = [...hoursOf(one)].some((hour) => hoursOf(other).has(hour));
        expect(shiftOverlaps([one, other]).length).toBe(shared ? 1 : 0);
      }),
    );
  });
});

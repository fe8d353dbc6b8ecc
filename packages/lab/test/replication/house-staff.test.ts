import { floorValues } from "@tipbench/floor";
import { describe, expect, test } from "vitest";
import { agencyRates } from "../../src/replication/agency-rates.ts";
import { agencyStaff, houseStaff, shiftAt, staffedSeconds } from "../../src/replication/house-staff.ts";
import { smallWorld } from "../fixtures/first-chunk.ts";

const hour = 3600;
const day = 24 * hour;
const values = { ...floorValues(), labellingServers: 10, urgentServers: 5, referralServers: 0 };
const year = { startDate: "2023-01-01", fromSeconds: 0, toSeconds: 365 * day };
const [labelling, urgent, referral] = houseStaff(values, year);

/** Servers of some staff at a time. */
function serversAt(staff: typeof labelling, at: string): number {
  const seconds = (Date.parse(at) - Date.parse("2023-01-01T00:00:00Z")) / 1000;
  const step = staff?.fromSeconds.findLastIndex((from) => from <= seconds) ?? -1;
  return staff?.servers[step] ?? Number.NaN;
}

/** Days on which the house has fewer people: weekends and federal holidays of 2023, and the first of the year after. */
const holidays = "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25"
  .split(" ")
  .map((date) => `2023-${date}`);
const isShort = (date: string): boolean => {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 || holidays.includes(date);
};

describe("the house's staff", () => {
  test("changes with shift, weekday and holiday, in Eastern Time", () => {
    const of = (at: string) => serversAt(labelling, at);
    expect([of("2023-01-05T11:59:59Z"), of("2023-01-05T12:00:00Z")]).toEqual([5, 10]); // 7:00 is 12:00 UTC
    expect([of("2023-01-03T19:59:59Z"), of("2023-01-03T20:00:00Z")]).toEqual([10, 7]);
    expect([of("2023-01-04T03:59:59Z"), of("2023-01-04T04:00:00Z")]).toEqual([7, 5]);
    expect([of("2023-01-07T13:00:00Z"), of("2023-01-07T21:00:00Z"), of("2023-01-08T05:00:00Z")]).toEqual([6, 4, 3]);
    expect([of("2023-07-04T12:00:00Z"), of("2023-07-05T12:00:00Z")]).toEqual([6, 10]);
    expect([of("2023-07-06T10:59:59Z"), of("2023-07-06T11:00:00Z")]).toEqual([5, 10]); // 7:00 of summer is 11:00 UTC
    expect(of("2023-07-05T10:59:59Z")).toBe(3); // the night that began on the holiday
  });

  test("is rounded to whole people, one at least where there is any, and none where there is none", () => {
    const of = (at: string) => serversAt(urgent, at);
    expect([of("2023-01-03T13:00:00Z"), of("2023-01-03T21:00:00Z"), of("2023-01-04T05:00:00Z")]).toEqual([5, 4, 3]);
    expect(of("2023-01-08T05:00:00Z")).toBe(2); // 5 * 0.5 * 0.6
    expect(serversAt(houseStaff({ ...values, urgentServers: 1 }, year)[1], "2023-01-08T06:00:00Z")).toBe(1);
    expect(referral && staffedSeconds(referral, 0, year.toSeconds)).toBe(0);
  });

  test("has the hours in a year that a calendar gives, though one day has 23 and one 25", () => {
    const hoursOn = (date: string): number => {
      const [morning, evening, night] = isShort(date) ? [6, 4, 3] : [10, 7, 5];
      const nightHours = { "2023-03-11": 7, "2023-11-04": 9 }[date] ?? 8; // the night on which the clock changes
      return 8 * morning + 8 * evening + nightHours * night;
    };
    const dates = Array.from({ length: 365 }, (_, at) =>
      new Date(Date.UTC(2023, 0, 1 + at)).toISOString().slice(0, 10),
    );
    const local = dates.reduce((sum, date) => sum + hoursOn(date), 0);
    const from = 12 * hour; // 7:00 of 1 January, when its day shift begins
    const to = 365 * day + 12 * hour;
    const [staff] = houseStaff(values, { ...year, toSeconds: to });
    expect(staff && staffedSeconds(staff, from, to) / hour).toBe(local);
  });

  test("is the same at the same time, whenever the run begins", () => {
    const late = houseStaff(values, { startDate: "2023-03-01", fromSeconds: -7 * day, toSeconds: 30 * day })[0];
    const shift = 59 * day;
    for (const at of [-7 * day, -3.3 * day, 0, 11.5 * day, 29.9 * day]) {
      const here = late && staffedSeconds(late, at, at + 1);
      expect(here, `${at}`).toBe(labelling && staffedSeconds(labelling, shift + at, shift + at + 1));
    }
  });
});

test("staffed seconds are servers times time, of the part of the steps that lies between two times", () => {
  const staff = { fromSeconds: Float64Array.of(-100, 0, 50), servers: Uint32Array.of(7, 2, 3) };
  expect(staffedSeconds(staff, 0, 50)).toBe(100);
  expect(staffedSeconds(staff, -10, 60)).toBe(70 + 100 + 30);
  expect(staffedSeconds(staff, 20, 30)).toBe(20);
  expect(staffedSeconds(staff, 70, 1070)).toBe(3000);
  expect(staffedSeconds(staff, 30, 30)).toBe(0);
});

test("a shift is that of the local clock, in winter, in summer and before second 0", () => {
  const shiftOf = (at: string, startDate = "2023-06-01"): number =>
    shiftAt({ startDate }, (Date.parse(at) - Date.parse(`${startDate}T00:00:00Z`)) / 1000);
  expect(["11:59", "12:00", "19:59", "20:00"].map((time) => shiftOf(`2023-01-10T${time}:00Z`))).toEqual([2, 0, 0, 1]);
  expect(["10:59", "11:00", "18:59", "19:00"].map((time) => shiftOf(`2023-07-10T${time}:00Z`))).toEqual([2, 0, 0, 1]);
  expect(["03:59", "04:00", "06:30"].map((time) => shiftOf(`2023-01-10T${time}:00Z`))).toEqual([1, 2, 2]);
  expect(shiftOf("2023-03-12T11:00:00Z")).toBe(0); // the clock was put forward that night
  expect(shiftOf("2023-11-05T11:59:59Z")).toBe(2);
});

describe("agencies' staff", () => {
  const world = smallWorld("agencies' staff");
  const { agencies } = world.agencies;
  const rates = agencyRates(world);
  const span = { startDate: "2023-01-01", fromSeconds: 0, toSeconds: 14 * day };
  const staff = agencyStaff(world, rates, values, span);
  const secondsOf = (code: number, from: number, to: number): number => {
    const of = staff[code];
    return of ? staffedSeconds(of, from, to) : Number.NaN;
  };
  const codesOf = (wanted: string) => agencies.flatMap(({ kind }, code) => (kind === wanted ? [code] : []));

  test("is there around the clock in the federal queue", () => {
    const [federal = -1] = codesOf("federal");
    expect(staff[federal]?.servers).toHaveLength(1);
    expect(secondsOf(federal, 0, day)).toBe(day * (staff[federal]?.servers[0] ?? 0));
  });

  test("works at a task force from 8 to 17 of its own time on weekdays that are no holidays", () => {
    const [one = -1] = codesOf("taskForce").filter(
      (code) => world.source.tables.states[(agencies[code]?.state ?? 0) - 1]?.name === "CA",
    );
    const servers = Math.max(...(staff[one]?.servers ?? []));
    const hours = (date: number): number => secondsOf(one, (date - 1) * day + 8 * hour, date * day + 8 * hour) / hour;
    expect(Array.from({ length: 7 }, (_, at) => hours(2 + at))).toEqual(
      [0, 9, 9, 9, 9, 0, 0].map((of) => of * servers),
    );
    expect(secondsOf(one, 2 * day + 15 * hour, 2 * day + 17 * hour)).toBe(hour * servers); // 8:00 is 16:00 UTC
  });

  test("is there around the clock abroad", () => {
    for (const code of codesOf("foreign")) expect(staff[code]?.servers).toHaveLength(1);
  });

  test("is one at least, and for the largest enough hours a week to be busy for the stated share", () => {
    const week = (code: number) => secondsOf(code, 7 * day, 14 * day);
    agencies.forEach((_, code) => {
      const needed = ((rates[code] ?? 0) * 7 * day * values.agencyReferralSeconds) / values.agencyUtilisation;
      expect(Math.max(...(staff[code]?.servers ?? []))).toBeGreaterThanOrEqual(1);
      expect(week(code)).toBeGreaterThanOrEqual(needed * (1 - 1e-9));
      expect(week(code)).toBeLessThanOrEqual(needed + 7 * day);
    });
  });
});

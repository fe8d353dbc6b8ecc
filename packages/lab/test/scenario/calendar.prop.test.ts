import * as fc from "fast-check";
import { expect, test } from "vitest";
import { dateAfter, daysBetween, isDate } from "../../src/scenario/calendar.ts";

const date = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));

test("days lead from one date to another and back", () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -4000, max: 4000 }), (start, days) => {
      const other = dateAfter(start, days);
      expect(isDate(other)).toBe(true);
      expect(daysBetween(start, other)).toBe(days);
    }),
  );
});

test("a leap day is a day", () => {
  expect(dateAfter("2024-02-28", 1)).toBe("2024-02-29");
  expect(daysBetween("2023-01-01", "2024-01-01")).toBe(365);
});

test.each(["2023-02-29", "2023-13-01", "2023-1-1", "today", "", 20_230_101, null, undefined])(
  "%s is no date",
  (value) => {
    expect(isDate(value)).toBe(false);
  },
);

import { expect, test } from "vitest";
import { dateOfDay, dayOfDate, weekdayOfDay } from "../../src/calendar/civil-day.ts";
import { usFederalHolidays } from "../../src/calendar/us-federal-holidays.ts";

/** As the Office of Personnel Management lists them. */
const published: Readonly<Record<number, string>> = {
  2021: "2021-01-01 2021-01-18 2021-02-15 2021-05-31 2021-06-18 2021-07-05 2021-09-06 2021-10-11 2021-11-11 2021-11-25 2021-12-24",
  2022: "2021-12-31 2022-01-17 2022-02-21 2022-05-30 2022-06-20 2022-07-04 2022-09-05 2022-10-10 2022-11-11 2022-11-24 2022-12-26",
  2023: "2023-01-02 2023-01-16 2023-02-20 2023-05-29 2023-06-19 2023-07-04 2023-09-04 2023-10-09 2023-11-10 2023-11-23 2023-12-25",
  2024: "2024-01-01 2024-01-15 2024-02-19 2024-05-27 2024-06-19 2024-07-04 2024-09-02 2024-10-14 2024-11-11 2024-11-28 2024-12-25",
};

test.each(Object.entries(published))("the federal holidays of %s are those that are published", (year, dates) => {
  expect(usFederalHolidays(Number(year)).join(" ")).toBe(dates);
});

test("before 2021 there were ten", () => {
  expect(usFederalHolidays(2020)).toHaveLength(10);
});

test("a day is an ISO date of the calendar, leap days too, and knows its weekday", () => {
  expect(dateOfDay(dayOfDate("2024-02-28") + 1)).toBe("2024-02-29");
  expect(dateOfDay(dayOfDate("2023-02-28") + 1)).toBe("2023-03-01");
  expect(["2024-02-26", "2024-03-03", "1969-12-29"].map((date) => weekdayOfDay(dayOfDate(date)))).toEqual([0, 6, 0]);
  for (const text of ["2023-02-29", "2023-2-1", "soon", ""]) expect(() => dayOfDate(text)).toThrow(RangeError);
});

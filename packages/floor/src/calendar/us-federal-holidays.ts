import { dateOfDay, dayOf, lastWeekday, nthWeekday, weekdayOfDay } from "./civil-day.ts";

const [monday, thursday, saturday, sunday] = [0, 3, 5, 6];
const firstJuneteenth = 2021;

/** A holiday of a fixed date is kept on Friday where it falls on Saturday, on Monday where it falls on Sunday. */
function observed(day: number): number {
  const weekday = weekdayOfDay(day);
  if (weekday === saturday) return day - 1;
  return weekday === sunday ? day + 1 : day;
}

/**
 * The days on which the legal public holidays of the United States are observed that belong to a year, as ISO dates in order; eleven since
 * 2021. New Year's Day may be observed on the last day of the year before. Source: 5 U.S.C. 6103(a) and (b)(1); Executive
 * Order 11582 for those that fall on Sunday.
 */
export function usFederalHolidays(year: number): readonly string[] {
  const days = [
    observed(dayOf(year, 1, 1)),
    nthWeekday(year, 1, monday, 3),
    nthWeekday(year, 2, monday, 3),
    lastWeekday(year, 5, monday),
    ...(year < firstJuneteenth ? [] : [observed(dayOf(year, 6, 19))]),
    observed(dayOf(year, 7, 4)),
    nthWeekday(year, 9, monday, 1),
    nthWeekday(year, 10, monday, 2),
    observed(dayOf(year, 11, 11)),
    nthWeekday(year, 11, thursday, 4),
    observed(dayOf(year, 12, 25)),
  ];
  return days.map(dateOfDay);
}

const millisecondsPerDay = 86_400_000;

/** Seconds of a day of the calendar, in a zone that changes no clock. */
export const secondsPerDay = 86_400;

/** Days from 1970-01-01 to an ISO date. Throws RangeError on a text that is no date of the calendar. */
export function dayOfDate(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay;
  if (!Number.isInteger(day) || dateOfDay(day) !== date) throw new RangeError(`"${date}" is no date.`);
  return day;
}

/** The ISO date of a day counted from 1970-01-01. */
export const dateOfDay = (day: number): string => new Date(day * millisecondsPerDay).toISOString().slice(0, 10);

/** The day of the week: 0 is Monday, 6 Sunday. 1970-01-01 was a Thursday. */
export const weekdayOfDay = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The year of a day counted from 1970-01-01. */
export const yearOfDay = (day: number): number => new Date(day * millisecondsPerDay).getUTCFullYear();

/** A day of a year by its month (1 to 12) and number in the month. */
export const dayOf = (year: number, month: number, number: number): number =>
  Date.UTC(year, month - 1, number) / millisecondsPerDay;

/** The n-th (1 to 4) such weekday of a month. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): number {
  const first = dayOf(year, month, 1);
  return first + ((weekday - weekdayOfDay(first) + 7) % 7) + 7 * (n - 1);
}

/** The last such weekday of a month. */
export function lastWeekday(year: number, month: number, weekday: number): number {
  const last = dayOf(year, month + 1, 1) - 1;
  return last - ((weekdayOfDay(last) - weekday + 7) % 7);
}

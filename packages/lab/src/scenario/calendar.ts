const millisecondsPerDay = 86_400_000;

/** An ISO date as days since 1970-01-01; NaN for any other text. */
function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay;
}

/** Days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** The ISO date a number of days after another. */
export function dateAfter(start: string, days: number): string {
  return new Date((dayNumber(start) + days) * millisecondsPerDay).toISOString().slice(0, 10);
}

/** Whether a value is an ISO date of the calendar. */
export function isDate(value: unknown): value is string {
  return typeof value === "string" && Number.isFinite(dayNumber(value)) && dateAfter(value, 0) === value;
}

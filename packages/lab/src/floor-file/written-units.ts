/** Seconds of the units of time that a floor file may use. */
const secondsOfUnit: Readonly<Record<string, number>> = {
  s: 1,
  min: 60,
  h: 3_600,
  day: 86_400,
  days: 86_400,
};

/** A time as it is written: `90 s`, `15 min`, `2.5 h`, `1 day`, `28 days`. */
export const durationPattern = /^(\d+(?:\.\d+)?) ?(s|min|h|days?)$/;

/** A rate as it is written: `12 per hour`, `300 per day`. */
export const ratePattern = /^(\d+(?:\.\d+)?) per (hour|day)$/;

/** A time of the clock as it is written: `08:00`, `22:30`; `24:00` is the end of a day. */
export const clockPattern = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** Seconds of a time that fits `durationPattern`; NaN for another text. */
export function secondsOf(text: string): number {
  const [, number, unit = ""] = durationPattern.exec(text) ?? [];
  return Number(number) * (secondsOfUnit[unit] ?? Number.NaN);
}

/** Number an hour of a rate that fits `ratePattern`; NaN for another text. */
export function perHourOf(text: string): number {
  const [, number, unit] = ratePattern.exec(text) ?? [];
  return Number(number) / (unit === "day" ? 24 : 1);
}

/** Minutes after midnight of a time that fits `clockPattern`; NaN for another text. */
export function minuteOf(text: string): number {
  if (text === "24:00") return 1_440;
  const [, hours, minutes] = clockPattern.exec(text) ?? [];
  return 60 * Number(hours) + Number(minutes);
}

/** The short names of the days of the week, in their order. */
export const weekdayNames: readonly string[] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Days of the week as they are written: `Mon`, `Mon-Fri`, `Sat-Sun`, `Mon, Wed-Fri`; a range may go over the end of the week. */
export const weekdaysPattern = new RegExp(`^${part()}(?:, ?${part()})*$`);

function part(): string {
  const name = `(?:${weekdayNames.join("|")})`;
  return `${name}(?:-${name})?`;
}

/** The days of a text that fits `weekdaysPattern`, as numbers from 0 for Monday, in order, each once. */
export function weekdaysOf(text: string): readonly number[] {
  const numbers = text.split(/, ?/).flatMap((each) => {
    const [first = "", last = first] = each.split("-");
    const [from, to] = [weekdayNames.indexOf(first), weekdayNames.indexOf(last)];
    const length = ((to - from + 7) % 7) + 1;
    return Array.from({ length }, (_, index) => (from + index) % 7);
  });
  return [...new Set(numbers)].sort((x, y) => x - y);
}

import { lastWeekday, nthWeekday, secondsPerDay } from "./civil-day.ts";

const sunday = 6;
const hour = 3_600;

/** A change of the clocks: a day, and the second of that day on a clock that is never changed. */
interface Change {
  readonly day: (year: number) => number;
  readonly seconds: number;
  readonly clock: "standard" | "utc";
}

/** Between `begins` and `ends` clocks are an hour ahead; `ends` is earlier in the year than `begins` in the south. */
interface DaylightRule {
  readonly begins: Change;
  readonly ends: Change;
}

/**
 * The rules by which clocks go an hour ahead.
 * - `us`: from 2:00 of the second Sunday of March to 2:00 (1:00 standard time) of the first Sunday of November; 15 U.S.C. 260a, since 2007.
 * - `eu`: from 1:00 UTC of the last Sunday of March to 1:00 UTC of the last Sunday of October; Directive 2000/84/EC; London likewise by
 *   The Summer Time Order 2002.
 * - `australia`: from 2:00 of the first Sunday of October to 2:00 standard time of the first Sunday of April; IANA time zone database, file
 *   australasia, since 2008.
 * - `newZealand`: from 2:00 of the last Sunday of September to 2:00 standard time of the first Sunday of April; Daylight Time Order 2007.
 */
const daylightRules = {
  us: {
    begins: { day: (year: number) => nthWeekday(year, 3, sunday, 2), seconds: 2 * hour, clock: "standard" },
    ends: { day: (year: number) => nthWeekday(year, 11, sunday, 1), seconds: hour, clock: "standard" },
  },
  eu: {
    begins: { day: (year: number) => lastWeekday(year, 3, sunday), seconds: hour, clock: "utc" },
    ends: { day: (year: number) => lastWeekday(year, 10, sunday), seconds: hour, clock: "utc" },
  },
  australia: {
    begins: { day: (year: number) => nthWeekday(year, 10, sunday, 1), seconds: 2 * hour, clock: "standard" },
    ends: { day: (year: number) => nthWeekday(year, 4, sunday, 1), seconds: 2 * hour, clock: "standard" },
  },
  newZealand: {
    begins: { day: (year: number) => lastWeekday(year, 9, sunday), seconds: 2 * hour, clock: "standard" },
    ends: { day: (year: number) => nthWeekday(year, 4, sunday, 1), seconds: 2 * hour, clock: "standard" },
  },
} as const satisfies Readonly<Record<string, DaylightRule>>;

/** The name of a rule. */
export type DaylightRuleName = keyof typeof daylightRules;

/** The moments of one year at which clocks go ahead and back, in seconds UTC from 1970. */
export interface YearOfChanges {
  readonly aheadAt: number;
  readonly backAt: number;
}

/** When the clocks of a zone change in a year; `standardSeconds` is its standard time's distance from UTC. */
export function changesOf(rule: DaylightRuleName, year: number, standardSeconds: number): YearOfChanges {
  const { begins, ends }: DaylightRule = daylightRules[rule];
  const momentOf = ({ day, seconds, clock }: Change): number =>
    day(year) * secondsPerDay + seconds - (clock === "utc" ? 0 : standardSeconds);
  return { aheadAt: momentOf(begins), backAt: momentOf(ends) };
}

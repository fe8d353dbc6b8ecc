import { secondsPerDay, yearOfDay } from "./civil-day.ts";
import { changesOf, type YearOfChanges } from "./daylight-saving.ts";
import { type TimeZone, timeZones, type ZoneRule } from "./time-zones.ts";

const hour = 3_600;

/** What a zone's clocks do in one year. */
interface ZoneYear {
  readonly standardSeconds: number;
  readonly changes: YearOfChanges | null;
}

/** The year of a moment as a zone's unchanged clock would show it, in seconds from 1970. */
function zoneYear(zone: TimeZone, shownSeconds: number): ZoneYear {
  const { standardMinutes, daylight }: ZoneRule = timeZones[zone];
  const standardSeconds = 60 * standardMinutes;
  const year = yearOfDay(Math.floor(shownSeconds / secondsPerDay));
  return { standardSeconds, changes: daylight && changesOf(daylight, year, standardSeconds) };
}

/** Whether clocks are an hour ahead at a moment, in seconds UTC from 1970; in the south they are so around the new year. */
function isAhead(changes: YearOfChanges | null, atSeconds: number): boolean {
  if (changes === null) return false;
  const { aheadAt, backAt } = changes;
  if (aheadAt < backAt) return aheadAt <= atSeconds && atSeconds < backAt;
  return atSeconds < backAt || aheadAt <= atSeconds;
}

/** Seconds that a zone's clocks are ahead of UTC at a moment, in seconds UTC from 1970. */
export function offsetAt(zone: TimeZone, atSeconds: number): number {
  const { standardSeconds, changes } = zoneYear(zone, atSeconds + 60 * timeZones[zone].standardMinutes);
  return isAhead(changes, atSeconds) ? standardSeconds + hour : standardSeconds;
}

/**
 * The moment, in seconds UTC from 1970, at which a zone's clocks show so many seconds after midnight of a day. Of a time that is
 * shown twice it is the first; one that is never shown stands for the moment at which the clocks leap over it. So a later time of
 * the clock is never an earlier moment. Seconds of a day and more lead into the days after.
 */
export function momentOfLocal(zone: TimeZone, day: number, seconds: number): number {
  const shown = day * secondsPerDay + seconds;
  const { standardSeconds, changes } = zoneYear(zone, shown);
  const late = shown - standardSeconds;
  if (isAhead(changes, late - hour)) return late - hour;
  return changes !== null && isAhead(changes, late) ? changes.aheadAt : late;
}

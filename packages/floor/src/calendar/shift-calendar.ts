import type { TimeZone } from "./time-zones.ts";

/** Staff that begins work at one time of the clock on some days of the week. */
export interface Shift {
  /** Days on which it begins: 0 is Monday, 6 Sunday. */
  readonly weekdays: readonly number[];
  /** Minutes after local midnight, 0 to 1,439. */
  readonly fromMinute: number;
  /** Minutes after local midnight, 0 to 1,440. At or before `fromMinute` it is a time of the next day: a shift lasts 24 hours of the clock at most. */
  readonly toMinute: number;
  /** 0 or more. */
  readonly servers: number;
  /** Servers in place of these where it begins on a holiday. */
  readonly holidayServers: number;
}

/** The shifts of a desk, in the local time of one zone. Between shifts nobody is there. */
export interface ShiftCalendar {
  readonly timeZone: TimeZone;
  /** No two may overlap; see `shiftOverlaps`. */
  readonly shifts: readonly Shift[];
  /** ISO dates, or the days on which the federal holidays of the United States are observed. */
  readonly holidays: "us-federal" | readonly string[];
}

export const minutesPerDay = 1_440;

/** The minute at which a shift ends, counted from midnight of the day on which it begins. */
export const endMinute = ({ fromMinute, toMinute }: Shift): number =>
  toMinute > fromMinute ? toMinute : toMinute + minutesPerDay;

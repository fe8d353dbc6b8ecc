import type { Staffing } from "../network/plan.ts";
import { dateOfDay, secondsPerDay, weekdayOfDay, yearOfDay } from "./civil-day.ts";
import { momentOfLocal } from "./local-time.ts";
import { endMinute, type Shift, type ShiftCalendar } from "./shift-calendar.ts";
import { shiftOverlaps } from "./shift-overlaps.ts";
import { firstZoneYear } from "./time-zones.ts";
import { usFederalHolidays } from "./us-federal-holidays.ts";

/** One shift on one day, in seconds UTC from 1970. */
interface Stint {
  readonly from: number;
  readonly to: number;
  readonly servers: number;
}

/** Days of the calendar around a moment that hold all shifts that may be there: zones are half a day off, shifts last a day. */
const daysAround = 2;

/**
 * The staff of a calendar as steps, from one moment to another, both in seconds UTC from 1970; the steps count from the first. A shift belongs
 * to the day on which it begins, in local time, for the day of the week and the holidays. Its length follows the clock: a night over the
 * change to daylight-saving time is an hour shorter, and one over the change back an hour longer. Of a time that is shown twice the first is meant;
 * one that is left out begins where the clocks go on. Throws RangeError where shifts overlap, and before 2020.
 */
export function staffingBetween(calendar: ShiftCalendar, from: number, to: number): Staffing {
  refuseOverlaps(calendar);
  const firstDay = Math.floor(from / secondsPerDay) - daysAround;
  const lastDay = Math.floor(to / secondsPerDay) + daysAround;
  if (yearOfDay(firstDay + daysAround) < firstZoneYear)
    throw new RangeError(`Zones are known from ${firstZoneYear} on.`);
  const stints = stintsOf(calendar, firstDay, lastDay).filter((stint) => stint.to > from && stint.from < to);
  return stepsOf(stints, from);
}

function refuseOverlaps({ shifts }: ShiftCalendar): void {
  const [overlap] = shiftOverlaps(shifts);
  if (overlap) throw new RangeError(`Shifts ${overlap.first} and ${overlap.second} overlap.`);
}

function stintsOf(calendar: ShiftCalendar, firstDay: number, lastDay: number): readonly Stint[] {
  const holidays = holidaysOf(calendar, yearOfDay(firstDay), yearOfDay(lastDay));
  const stints: Stint[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    const isHoliday = holidays.has(dateOfDay(day));
    const own = calendar.shifts.filter(({ weekdays }) => weekdays.includes(weekdayOfDay(day)));
    stints.push(...own.map((shift) => stintOn(day, shift, calendar, isHoliday ? shift.holidayServers : shift.servers)));
  }
  return stints.filter((stint) => stint.to > stint.from).sort((x, y) => x.from - y.from);
}

function holidaysOf({ holidays }: ShiftCalendar, firstYear: number, lastYear: number): ReadonlySet<string> {
  if (holidays !== "us-federal") return new Set(holidays);
  const years = Array.from({ length: lastYear - firstYear + 2 }, (_, index) => firstYear + index);
  return new Set(years.flatMap(usFederalHolidays));
}

function stintOn(day: number, shift: Shift, { timeZone }: ShiftCalendar, servers: number): Stint {
  const momentOf = (minute: number): number => momentOfLocal(timeZone, day, 60 * minute);
  return { from: momentOf(shift.fromMinute), to: momentOf(endMinute(shift)), servers };
}

/** Steps from stints in order of time: nobody is there before, between and after them. */
function stepsOf(stints: readonly Stint[], origin: number): Staffing {
  const steps = [{ at: 0, servers: 0 }];
  for (const stint of stints) {
    addStep(steps, Math.max(0, stint.from - origin), stint.servers);
    addStep(steps, stint.to - origin, 0);
  }
  return {
    fromSeconds: Float64Array.from(steps, ({ at }) => at),
    servers: Uint32Array.from(steps, ({ servers }) => servers),
  };
}

interface Step {
  readonly at: number;
  readonly servers: number;
}

/** Adds a step at the end; it takes the place of one at the same time, and is none where the number stays. */
function addStep(steps: Step[], at: number, servers: number): void {
  if (steps.at(-1)?.at === at) steps.pop();
  if (steps.at(-1)?.servers !== servers) steps.push({ at, servers });
}

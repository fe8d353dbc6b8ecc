import { endMinute, minutesPerDay, type Shift } from "./shift-calendar.ts";

/** Two shifts of a desk that are there at one time. */
export interface ShiftOverlap {
  /** Indices of the shifts, the lower one first. */
  readonly first: number;
  readonly second: number;
  /** Where the later one begins: day of the week, 0 is Monday, and minutes after its midnight. */
  readonly weekday: number;
  readonly minute: number;
}

const minutesPerWeek = 7 * minutesPerDay;

/** Each pair of shifts that are there together at some minute of the week, once, in order; holidays aside. */
export function shiftOverlaps(shifts: readonly Shift[]): readonly ShiftOverlap[] {
  return shifts.flatMap((shift, first) =>
    shifts.slice(first + 1).flatMap((other, offset) => {
      const begin = sharedBegin(shift, other) ?? sharedBegin(other, shift);
      if (begin === null) return [];
      const weekday = Math.floor(begin / minutesPerDay);
      return [{ first, second: first + 1 + offset, weekday, minute: begin % minutesPerDay }];
    }),
  );
}

/** The first minute of the week at which `later` begins while `earlier` is there. */
function sharedBegin(earlier: Shift, later: Shift): number | null {
  const lengthOfEarlier = endMinute(earlier) - earlier.fromMinute;
  const begins = (shift: Shift): number[] =>
    shift.weekdays.map((weekday) => weekday * minutesPerDay + shift.fromMinute).sort((x, y) => x - y);
  const found = begins(later).find((begin) =>
    begins(earlier).some((from) => (begin - from + minutesPerWeek) % minutesPerWeek < lengthOfEarlier),
  );
  return found ?? null;
}

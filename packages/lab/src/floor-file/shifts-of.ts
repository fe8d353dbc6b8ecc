import type { Shift } from "@tipbench/floor";
import type { WrittenShift } from "./floor-schema.ts";
import { minuteOf, weekdaysOf } from "./written-units.ts";

/** Shifts as they are written, as a calendar takes them. */
export function shiftsOf(written: readonly WrittenShift[]): readonly Shift[] {
  return written.map(({ days, from, to, servers, holidayServers }) => ({
    weekdays: weekdaysOf(days),
    fromMinute: minuteOf(from) % 1_440,
    toMinute: minuteOf(to),
    servers,
    holidayServers,
  }));
}

/** `Mon-Fri 08:00 to 16:00`. */
export const shiftText = ({ days, from, to }: WrittenShift): string => `${days} ${from} to ${to}`;

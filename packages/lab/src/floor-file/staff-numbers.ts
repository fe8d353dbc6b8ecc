import type { StaffNumber } from "./floor-file.ts";
import type { FloorDocument, WrittenDesk } from "./floor-schema.ts";
import { shiftText } from "./shifts-of.ts";

/** The numbers of servers of a floor file, in its order; none of a desk whose staff is unlimited. */
export function staffNumbers({ desks }: FloorDocument): readonly StaffNumber[] {
  return desks.flatMap(({ name: desk, servers, shifts }): readonly StaffNumber[] => {
    if (shifts) return shifts.map((shift) => ({ desk, shift: shiftText(shift), servers: shift.servers }));
    return typeof servers === "number" ? [{ desk, shift: null, servers }] : [];
  });
}

/** The floor with other numbers of servers, as many and in the order of `staffNumbers`; holidays keep theirs. */
export function withStaff(document: FloorDocument, numbers: readonly number[]): FloorDocument {
  const left = [...numbers];
  return { ...document, desks: document.desks.map((desk) => withOwn(desk, left)) };
}

/** The desk with the first of the numbers, which are taken away. */
function withOwn(desk: WrittenDesk, left: number[]): WrittenDesk {
  const { servers, shifts } = desk;
  if (shifts) return { ...desk, shifts: shifts.map((shift) => ({ ...shift, servers: left.shift() ?? shift.servers })) };
  return typeof servers === "number" ? { ...desk, servers: left.shift() ?? servers } : desk;
}

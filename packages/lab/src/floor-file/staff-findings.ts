import { shiftOverlaps } from "@tipbench/floor";
import type { Finding } from "../scenario/finding.ts";
import type { WrittenDesk } from "./floor-schema.ts";
import { shiftsOf, shiftText } from "./shifts-of.ts";
import { weekdayNames } from "./written-units.ts";

/** What is wrong with the staff of a desk; paths begin at the desk. */
export function staffFindings({ name, servers, shifts, holidays }: WrittenDesk): readonly Finding[] {
  return [
    ...(servers === undefined && shifts === undefined ? [noStaff(name)] : []),
    ...(servers !== undefined && shifts !== undefined ? [staffTwice(name)] : []),
    ...(holidays !== undefined && shifts === undefined ? [holidaysAlone(name)] : []),
    ...overlapFindings(shifts ?? []),
  ];
}

const noStaff = (name: string): Finding => ({
  code: "missing-key",
  message: `The desk "${name}" has no staff.`,
  path: ["servers"],
  found: "nothing",
  expected: "servers (0 for a desk that is closed), or shifts",
  fix: 'add "servers: 1"',
});

const staffTwice = (name: string): Finding => ({
  code: "two-staffs",
  message: `The desk "${name}" has both servers and shifts.`,
  path: ["servers"],
  found: "servers and shifts",
  expected: "one of the two",
  fix: "remove the servers, or the shifts",
});

const holidaysAlone = (name: string): Finding => ({
  code: "unknown-key",
  message: `The desk "${name}" has holidays and no shifts.`,
  path: ["holidays"],
  found: "holidays",
  expected: "holidays beside shifts, whose staff they change",
  fix: "remove it, or write shifts",
});

function overlapFindings(shifts: NonNullable<WrittenDesk["shifts"]>): readonly Finding[] {
  return shiftOverlaps(shiftsOf(shifts)).map(({ first, second, weekday, minute }) => {
    const both = [first, second].flatMap((index) => shifts[index] ?? []).map(shiftText);
    const clock = [Math.floor(minute / 60), minute % 60].map((number) => String(number).padStart(2, "0")).join(":");
    return {
      code: "overlapping-shifts",
      message: `Two shifts overlap on ${weekdayNames[weekday]} at ${clock}.`,
      path: ["shifts", second],
      found: both.join(", and "),
      expected: "shifts of which one begins where another ends, or later",
      fix: "divide them where they meet, and give the shared hours a shift with the servers of both",
    };
  });
}

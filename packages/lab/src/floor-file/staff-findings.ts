import { shiftOverlaps } from "@tipbench/floor";
import type { Finding } from "../scenario/finding.ts";
import type { WrittenDesk } from "./floor-schema.ts";
import { shiftsOf, shiftText } from "./shifts-of.ts";
import { weekdayNames } from "./written-units.ts";

/** What is wrong with the staff of a desk; paths begin at the desk. */
export function staffFindings(desk: WrittenDesk): readonly Finding[] {
  const made = slips.filter(({ isIn }) => isIn(desk));
  return [
    ...made.map(({ has, isIn: _, ...finding }) => ({ ...finding, message: `The desk "${desk.name}" has ${has}.` })),
    ...overlapFindings(desk.shifts ?? []),
  ];
}

/** A slip in the keys of a desk's staff. */
interface Slip extends Omit<Finding, "message"> {
  /** What such a desk has, for the message. */
  readonly has: string;
  readonly isIn: (desk: WrittenDesk) => boolean;
}

const slips: readonly Slip[] = [
  {
    has: "no staff",
    isIn: ({ servers, shifts }) => servers === undefined && shifts === undefined,
    code: "missing-key",
    path: ["servers"],
    found: "nothing",
    expected: "servers (0 for a desk that is closed), or shifts",
    fix: 'add "servers: 1"',
  },
  {
    has: "both servers and shifts",
    isIn: ({ servers, shifts }) => servers !== undefined && shifts !== undefined,
    code: "two-staffs",
    path: ["servers"],
    found: "servers and shifts",
    expected: "one of the two",
    fix: "remove the servers, or the shifts",
  },
  {
    has: "holidays and no shifts",
    isIn: ({ holidays, shifts }) => holidays !== undefined && shifts === undefined,
    code: "unknown-key",
    path: ["holidays"],
    found: "holidays",
    expected: "holidays beside shifts, whose staff they change",
    fix: "remove it, or write shifts",
  },
];

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

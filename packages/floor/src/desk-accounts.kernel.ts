import { unlimited } from "./network/plan.ts";

/** Columns of a desk's row in the books. */
const columns = 8;
const untilColumn = 0;
const presentColumn = 1;
const presentSecondsColumn = 2;
const waitingSecondsColumn = 3;
const staySecondsColumn = 4;
const staffedSecondsColumn = 5;
const staffedUntilColumn = 6;
const busyMarkColumn = 7;

/**
 * The books of desks, kept apart from the items: the number present and its integral over time. Events of a desk come in order of time, so
 * that what is added is never larger than what it is added to by much, however long the run. A row a desk, so that an event touches one line of memory.
 */
export interface DeskAccounts {
  readonly rows: Float64Array;
}

/** What the books of a desk say. */
export interface DeskAccount {
  /** Time to which the integrals reach. */
  readonly untilSeconds: number;
  readonly present: number;
  /** Integrals over time of the numbers present and waiting. */
  readonly presentSeconds: number;
  readonly waitingSeconds: number;
  /** Sum of the stays of those gone. */
  readonly staySeconds: number;
  /** Integral of the number of servers, as far as `accountStaff` was called; while it is unlimited, of those busy. */
  readonly staffedSeconds: number;
}

/** Books of empty desks, whose integrals begin at `startSeconds`. */
export function createAccounts(desks: number, startSeconds: number): DeskAccounts {
  const rows = new Float64Array(columns * desks);
  for (let row = 0; row < rows.length; row += columns) {
    rows[row + untilColumn] = startSeconds;
    rows[row + staffedUntilColumn] = startSeconds;
  }
  return { rows };
}

/** Reads a desk's books. */
export function accountOf({ rows }: DeskAccounts, desk: number): DeskAccount {
  const row = columns * desk;
  return {
    untilSeconds: rows[row + untilColumn]!,
    present: rows[row + presentColumn]!,
    presentSeconds: rows[row + presentSecondsColumn]!,
    waitingSeconds: rows[row + waitingSecondsColumn]!,
    staySeconds: rows[row + staySecondsColumn]!,
    staffedSeconds: rows[row + staffedSecondsColumn]!,
  };
}

/** Brings the integral of a desk's staff up to where the others reach; it had so many servers since this was called last. */
export function accountStaff({ rows }: DeskAccounts, desk: number, servers: number): void {
  const row = columns * desk;
  const until = rows[row + untilColumn]!;
  const busySeconds = rows[row + presentSecondsColumn]! - rows[row + waitingSecondsColumn]!;
  const staffed = servers * (until - rows[row + staffedUntilColumn]!);
  const more = servers === unlimited ? busySeconds - rows[row + busyMarkColumn]! : staffed;
  rows[row + staffedSecondsColumn] = rows[row + staffedSecondsColumn]! + more;
  rows[row + staffedUntilColumn] = until;
  rows[row + busyMarkColumn] = busySeconds;
}

/** Brings the integrals of a desk up to a time, for the numbers that were there until then; `more` come or go at that time. */
export function accountTo({ rows }: DeskAccounts, desk: number, waiting: number, at: number, more: number): void {
  const row = columns * desk;
  const present = rows[row + presentColumn]!;
  const seconds = at - rows[row + untilColumn]!;
  rows[row + untilColumn] = at;
  rows[row + presentColumn] = present + more;
  rows[row + presentSecondsColumn] = rows[row + presentSecondsColumn]! + present * seconds;
  rows[row + waitingSecondsColumn] = rows[row + waitingSecondsColumn]! + waiting * seconds;
}

/** Adds the stay of one who goes, or is sure to. */
export function addStay({ rows }: DeskAccounts, desk: number, staySeconds: number): void {
  const place = columns * desk + staySecondsColumn;
  rows[place] = rows[place]! + staySeconds;
}

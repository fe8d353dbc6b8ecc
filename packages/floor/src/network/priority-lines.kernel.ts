import type { ItemBlock } from "./arrival-stream.kernel.ts";
import { occupyEarliest } from "./free-servers.kernel.ts";
import { type KnownVisits, reserveVisits } from "./known-visits.kernel.ts";
import { firstRow, placeOfRow, pushRow, type RowRings, rowRings } from "./row-rings.kernel.ts";
import { countJoin, countLeave, settleCount, type WaitingCount, waitingCount } from "./waiting-count.kernel.ts";

/** Numbers of a waiting item: when it came, its service, its deadline, its kind. */
const rowWidth = 4;
/** Items that may join before lines are cleared for the first time. */
const firstJoins = 64;

/**
 * A desk with a line for each priority, and deadlines that are looked at only where somebody is to be begun: an item whose deadline is
 * over may stay in its line until the lines are cleared.
 */
export interface PriorityLines {
  readonly freeAt: Float64Array;
  /** By priority, the first first. */
  readonly lines: RowRings;
  /** By kind, the number of its line. */
  readonly lineOf: Uint8Array;
  readonly waitingRoom: number;
  /** Nobody has a deadline. */
  readonly isPatient: boolean;
  /** Bit n is set where line n holds somebody: at most 32 lines. */
  filled: number;
  /** Items in the lines. */
  present: number;
  /** Items that may still join before the lines are cleared, where there are deadlines. */
  joinsLeft: number;
  /** Where nobody has a deadline, the most alone is kept. */
  readonly count: WaitingCount;
}

/**
 * What a desk with lines is like; `priorities` is by kind, 1 is served first. Whose deadlines are all Infinity is patient; only then may the
 * waiting room be full.
 */
export interface LinesPlan {
  readonly isPatient: boolean;
  readonly servers: number;
  readonly priorities: readonly number[];
  readonly waitingRoom: number;
}

/** A desk with nobody there. */
export function priorityLines({ servers, priorities, waitingRoom, isPatient }: LinesPlan): PriorityLines {
  const levels = [...new Set(priorities)].sort((x, y) => x - y);
  return {
    freeAt: new Float64Array(servers),
    lines: rowRings(levels.length, rowWidth),
    lineOf: Uint8Array.from(priorities, (priority) => levels.indexOf(priority)),
    waitingRoom,
    isPatient,
    filled: 0,
    present: 0,
    joinsLeft: firstJoins,
    count: waitingCount(),
  };
}

/** Takes out the first row of a line; where it was the last, the line's bit is cleared (`clz32` is 32 of 0 alone). */
function takeFirst(desk: PriorityLines, line: number): void {
  const { heads, tails } = desk.lines;
  const head = heads[line]! + 1;
  heads[line] = head;
  desk.present -= 1;
  desk.filled ^= (Math.clz32(tails[line]! - head) >>> 5) << line;
}

/** A row becomes a visit, whose number is returned. Room for it was made where the block began. */
function addVisit({ values }: RowRings, from: number, visits: KnownVisits): number {
  const row = visits.count++;
  visits.kind[row] = values[from + 3]!;
  visits.at[row] = values[from]!;
  return row;
}

function leave(desk: PriorityLines, visits: KnownVisits, row: number, deadline: number): void {
  visits.begin[row] = Number.POSITIVE_INFINITY;
  visits.finish[row] = deadline;
  countLeave(desk.count, deadline);
}

/**
 * The first of the first line that holds somebody begins when the next server is free, unless its deadline is over then: it has left.
 */
function callNext(desk: PriorityLines, visits: KnownVisits): void {
  const { lines, freeAt, filled } = desk;
  const line = 31 - Math.clz32(filled & -filled);
  const from = firstRow(lines, line);
  const at = freeAt[0]!;
  const deadline = lines.values[from + 2]!;
  const row = addVisit(lines, from, visits);
  takeFirst(desk, line);
  if (deadline < at) {
    leave(desk, visits, row, deadline);
    return;
  }
  const end = at + lines.values[from + 1]!;
  visits.begin[row] = at;
  visits.finish[row] = end;
  if (!desk.isPatient) desk.count.waiting -= 1;
  occupyEarliest(freeAt, end);
}

/** Lets a desk work until a time, beginnings at that very time included. */
export function workUntil(desk: PriorityLines, until: number, visits: KnownVisits): void {
  reserveVisits(visits, desk.present);
  while (desk.filled !== 0 && desk.freeAt[0]! <= until) callNext(desk, visits);
}

/** Shows those out of a line whose deadline is before a time; the others close up. */
function clearLine(desk: PriorityLines, line: number, at: number, visits: KnownVisits): void {
  const { lines } = desk;
  const { values, heads, tails } = lines;
  let kept = heads[line]!;
  for (let held = kept; held !== tails[line]!; held = (held + 1) >>> 0) {
    const from = placeOfRow(lines, line, held);
    const deadline = values[from + 2]!;
    if (deadline < at) {
      leave(desk, visits, addVisit(lines, from, visits), deadline);
      desk.present -= 1;
      continue;
    }
    values.copyWithin(placeOfRow(lines, line, kept), from, from + rowWidth);
    kept = (kept + 1) >>> 0;
  }
  tails[line] = kept;
}

/** Shows those out whose deadline is before a time. It is done again when as many have joined as are left now: so it costs each item the same. */
export function clearLines(desk: PriorityLines, at: number, visits: KnownVisits): void {
  const { heads, tails } = desk.lines;
  desk.filled = 0;
  for (let line = 0; line < heads.length; line++) {
    clearLine(desk, line, at, visits);
    if (heads[line] !== tails[line]) desk.filled |= 1 << line;
  }
  settleCount(desk.count, desk.present);
  desk.joinsLeft = firstJoins + desk.present;
}

function join(desk: PriorityLines, block: ItemBlock, i: number, visits: KnownVisits): void {
  const { lines, count } = desk;
  const line = desk.lineOf[block.kind[i]!]!;
  const to = pushRow(lines, line);
  const { values } = lines;
  values[to] = block.at[i]!;
  values[to + 1] = block.service[i]!;
  values[to + 2] = block.deadline[i]!;
  values[to + 3] = block.kind[i]!;
  desk.filled |= 1 << line;
  desk.present += 1;
  if (!desk.isPatient) countImpatient(desk, block.at[i]!, visits);
  else if (desk.present > count.most) count.most = desk.present;
}

function countImpatient(desk: PriorityLines, at: number, visits: KnownVisits): void {
  countJoin(desk.count, at);
  desk.joinsLeft -= 1;
  if (desk.joinsLeft === 0) clearLines(desk, at, visits);
}

/** An item that need not wait. */
function beginAtOnce(freeAt: Float64Array, block: ItemBlock, i: number, visits: KnownVisits): void {
  const arrival = block.at[i]!;
  const end = arrival + block.service[i]!;
  const row = visits.count++;
  visits.kind[row] = block.kind[i]!;
  visits.at[row] = arrival;
  visits.begin[row] = arrival;
  visits.finish[row] = end;
  occupyEarliest(freeAt, end);
}

/** An item that may not wait. */
function turnAway({ at, kind }: ItemBlock, i: number, visits: KnownVisits): void {
  const row = visits.count++;
  visits.kind[row] = kind[i]!;
  visits.at[row] = at[i]!;
  visits.begin[row] = Number.NEGATIVE_INFINITY;
  visits.finish[row] = at[i]!;
}

/** Serves the items of a block, which come after all earlier ones; adds those visits whose times are known now. */
export function serveLines(desk: PriorityLines, block: ItemBlock, visits: KnownVisits): void {
  const { freeAt, waitingRoom } = desk;
  const { at, count } = block;
  reserveVisits(visits, desk.present + count);
  for (let i = 0; i < count; i++) {
    const arrival = at[i]!;
    while (desk.filled !== 0 && freeAt[0]! <= arrival) callNext(desk, visits);
    if (freeAt[0]! <= arrival) beginAtOnce(freeAt, block, i, visits);
    else if (desk.present < waitingRoom) join(desk, block, i, visits);
    else turnAway(block, i, visits);
  }
}

/** Ends a run: all that is done by its end is done, and those who wait then are visits that never finish. */
export function closeLines(desk: PriorityLines, end: number, visits: KnownVisits): void {
  workUntil(desk, end, visits);
  clearLines(desk, end, visits);
  const { values, heads, tails } = desk.lines;
  for (let line = 0; line < heads.length; line++) {
    for (let held = heads[line]!; held !== tails[line]!; held = (held + 1) >>> 0) {
      const from = placeOfRow(desk.lines, line, held);
      const deadline = values[from + 2]!;
      const row = addVisit(desk.lines, from, visits);
      visits.begin[row] = Number.POSITIVE_INFINITY;
      visits.finish[row] = deadline <= end ? deadline : Number.POSITIVE_INFINITY;
    }
  }
}

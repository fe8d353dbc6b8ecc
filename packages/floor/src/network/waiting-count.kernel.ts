import { enlarge } from "../enlarge.ts";

/** Times and a number beside each. */
interface Marks {
  count: number;
  at: Float64Array;
  waiting: Float64Array;
}

function marks(room: number): Marks {
  return { count: 0, at: new Float64Array(room), waiting: new Float64Array(room) };
}

function addMark(held: Marks, at: number, waiting: number): void {
  if (held.count === held.at.length) enlarge(held, marks(2 * held.count));
  held.at[held.count] = at;
  held.waiting[held.count] = waiting;
  held.count += 1;
}

/**
 * The most who waited at one time, where it becomes known late that somebody left. `waiting` counts those who left since the last settling
 * as if they were there; so only joins at which it passes `most` can be a new most, and they are looked at again when all is known.
 */
export interface WaitingCount {
  waiting: number;
  most: number;
  readonly joins: Marks;
  readonly leaves: Marks;
}

/** Nobody waits. */
export function waitingCount(): WaitingCount {
  return { waiting: 0, most: 0, joins: marks(64), leaves: marks(64) };
}

/** One more waits. */
export function countJoin(count: WaitingCount, at: number): void {
  count.waiting += 1;
  if (count.waiting > count.most) addMark(count.joins, at, count.waiting);
}

/** One has left at a time, which may lie before the last join. */
export function countLeave({ leaves }: WaitingCount, at: number): void {
  addMark(leaves, at, 0);
}

/** Everybody who left by now is known, and `waiting` are there. Of a join and a leave at one time the join is first. */
export function settleCount(count: WaitingCount, waiting: number): void {
  const { joins, leaves } = count;
  const left = leaves.at.subarray(0, joins.count === 0 ? 0 : leaves.count).sort();
  let gone = 0;
  for (let join = 0; join < joins.count; join++) {
    while (gone < left.length && left[gone]! < joins.at[join]!) gone += 1;
    count.most = Math.max(count.most, joins.waiting[join]! - gone);
  }
  joins.count = 0;
  leaves.count = 0;
  count.waiting = waiting;
}

import { type Items, waiting } from "../items.kernel.ts";

const fewest = 1024;

/**
 * Deadlines of items that wait, in a binary heap. That of an item whose service began stays until it comes to the top, or until such ones are
 * half of all: so memory is that of those who wait, however many were served.
 */
export interface Deadlines {
  count: number;
  at: Float64Array;
  item: Uint32Array;
}

/** No deadlines. */
export function createDeadlines(): Deadlines {
  return { count: 0, at: new Float64Array(fewest), item: new Uint32Array(fewest) };
}

/** The earliest deadline, of an item that may no longer wait; Infinity where there is none. */
export function nextDeadline({ count, at }: Deadlines): number {
  return count === 0 ? Number.POSITIVE_INFINITY : at[0]!;
}

/** Whether a deadline is still that of an item that waits for its first service. */
function isLive(items: Items, item: number, at: number): boolean {
  return items.state[item] === waiting && items.patientUntil[item] === at;
}

/** Enters the deadline of an item, which is its `patientUntil`. */
export function enterDeadline(deadlines: Deadlines, items: Items, item: number): void {
  if (deadlines.count === deadlines.at.length) makeRoom(deadlines, items);
  siftUp(deadlines, deadlines.count++, item, items.patientUntil[item]!);
}

/** Takes the earliest deadline off; -1 where its item waits no longer. */
export function takeDeadline(deadlines: Deadlines, items: Items): number {
  const at = deadlines.at[0]!;
  const item = deadlines.item[0]!;
  const last = --deadlines.count;
  siftDown(deadlines, deadlines.item[last]!, deadlines.at[last]!);
  return isLive(items, item, at) ? item : -1;
}

/** Drops what is no deadline any more; doubles the memory where that is less than half. */
function makeRoom(deadlines: Deadlines, items: Items): void {
  const { at, item, count } = deadlines;
  deadlines.count = 0;
  let live = 0;
  for (let i = 0; i < count; i++) if (isLive(items, item[i]!, at[i]!)) live += 1;
  const size = 2 * live > count ? 2 * count : Math.max(fewest, count);
  deadlines.at = new Float64Array(size);
  deadlines.item = new Uint32Array(size);
  for (let i = 0; i < count; i++) {
    if (isLive(items, item[i]!, at[i]!)) siftUp(deadlines, deadlines.count++, item[i]!, at[i]!);
  }
}

function siftUp({ at, item }: Deadlines, from: number, which: number, due: number): void {
  let place = from;
  while (place > 0) {
    const parent = (place - 1) >>> 1;
    if (at[parent]! <= due) break;
    at[place] = at[parent]!;
    item[place] = item[parent]!;
    place = parent;
  }
  at[place] = due;
  item[place] = which;
}

function siftDown({ at, item, count }: Deadlines, which: number, due: number): void {
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= count) break;
    if (child + 1 < count && at[child + 1]! < at[child]!) child += 1;
    if (at[child]! >= due) break;
    at[place] = at[child]!;
    item[place] = item[child]!;
    place = child;
  }
  at[place] = due;
  item[place] = which;
}

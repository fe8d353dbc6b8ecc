import type { Desks } from "./desk-state.ts";

/** Set in the number of work in service that has no item; the bits below are what it was started with. */
export const unaskedBit = 0x80000000;

/** Doubles the places of a desk that is busier than any before; those of later desks move up. */
function addPlaces(desks: Desks, desk: number): void {
  const { first, places, finishAt, serving } = desks;
  const end = first[desk]! + places[desk]!;
  const more = Math.max(places[desk]!, 8);
  desks.finishAt = new Float64Array(finishAt.length + more);
  desks.serving = new Uint32Array(serving.length + more);
  desks.finishAt.set(finishAt.subarray(0, end));
  desks.serving.set(serving.subarray(0, end));
  desks.finishAt.set(finishAt.subarray(end), end + more);
  desks.serving.set(serving.subarray(end), end + more);
  places[desk] = places[desk]! + more;
  for (let later = desk + 1; later < desks.count; later++) first[later] = first[later]! + more;
}

/** Moves a completion from a place of a desk's heap towards its root. */
function siftUp({ finishAt, serving }: Desks, base: number, from: number, item: number, finish: number): void {
  let place = from;
  while (place > 0) {
    const parent = (place - 1) >>> 1;
    if (finishAt[base + parent]! <= finish) break;
    finishAt[base + place] = finishAt[base + parent]!;
    serving[base + place] = serving[base + parent]!;
    place = parent;
  }
  finishAt[base + place] = finish;
  serving[base + place] = item;
}

/** Moves a completion from a place of a desk's heap of `size` towards its leaves. */
function siftDown(desks: Desks, base: number, from: number, size: number, item: number, finish: number): void {
  const { finishAt, serving } = desks;
  let place = from;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= size) break;
    if (child + 1 < size && finishAt[base + child + 1]! < finishAt[base + child]!) child += 1;
    if (finishAt[base + child]! >= finish) break;
    finishAt[base + place] = finishAt[base + child]!;
    serving[base + place] = serving[base + child]!;
    place = child;
  }
  finishAt[base + place] = finish;
  serving[base + place] = item;
}

/** Puts an item on a server until a time. */
export function occupyServer(desks: Desks, desk: number, item: number, finish: number): void {
  const size = desks.busy[desk]!;
  if (size === desks.places[desk]!) addPlaces(desks, desk);
  desks.busy[desk] = size + 1;
  siftUp(desks, desks.first[desk]!, size, item, finish);
}

/**
 * Takes the earliest completion off a desk's heap. Same as sorting the servers by finish and removing the first. Which of two at one time
 * comes first is the heap's affair: no other time depends on it.
 */
export function removeEarliest(desks: Desks, desk: number): void {
  const base = desks.first[desk]!;
  const last = desks.busy[desk]! - 1;
  desks.busy[desk] = last;
  if (last > 0) siftDown(desks, base, 0, last, desks.serving[base + last]!, desks.finishAt[base + last]!);
}

/** Puts an item on the server that is free earliest, until a time. Same as removing the earliest completion and occupying a server. */
export function replaceEarliest(desks: Desks, desk: number, item: number, finish: number): void {
  siftDown(desks, desks.first[desk]!, 0, desks.busy[desk]!, item, finish);
}

/** Takes what is at a place of a desk's heap off its server. */
export function removeAt(desks: Desks, desk: number, place: number): void {
  const base = desks.first[desk]!;
  const last = desks.busy[desk]! - 1;
  desks.busy[desk] = last;
  if (place === last) return;
  const item = desks.serving[base + last]!;
  const finish = desks.finishAt[base + last]!;
  if (finish < desks.finishAt[base + place]!) siftUp(desks, base, place, item, finish);
  else siftDown(desks, base, place, last, item, finish);
}

/** Place of the one in service that has the lowest priority, of these the last to arrive. Same as sorting by both and taking the last. */
export function lastInRank({ items, first, busy, serving }: Desks, desk: number): number {
  const base = first[desk]!;
  let found = 0;
  for (let place = 1; place < busy[desk]!; place++) {
    const item = serving[base + place]!;
    const best = serving[base + found]!;
    const isLower = items.priority[item]! - items.priority[best]! || items.turn[item]! - items.turn[best]!;
    if (isLower > 0) found = place;
  }
  return found;
}

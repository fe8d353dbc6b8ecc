import { enlarge } from "../enlarge.ts";
import type { Items } from "../items.kernel.ts";

/** Items that arrive at the present moment, in a binary heap by priority, then kind, then number. */
export interface Newcomers {
  count: number;
  item: Uint32Array;
  /** The desk of each. */
  desk: Uint16Array;
}

/** Nobody. */
export function createNewcomers(): Newcomers {
  return { count: 0, item: new Uint32Array(64), desk: new Uint16Array(64) };
}

/** An item's kind is its target, its number its payload. It is in one place at a time: its visit never decides. */
function isBefore({ priority, target, payload }: Items, one: number, other: number): boolean {
  const order = priority[one]! - priority[other]! || target[one]! - target[other]! || payload[one]! - payload[other]!;
  return order < 0;
}

/** Adds an item that arrives at a desk. */
export function addNewcomer(newcomers: Newcomers, items: Items, item: number, desk: number): void {
  if (newcomers.count === newcomers.item.length) {
    const size = 2 * newcomers.count;
    enlarge(newcomers, { count: 0, item: new Uint32Array(size), desk: new Uint16Array(size) });
  }
  let place = newcomers.count++;
  while (place > 0) {
    const parent = (place - 1) >>> 1;
    if (!isBefore(items, item, newcomers.item[parent]!)) break;
    moveNewcomer(newcomers, parent, place);
    place = parent;
  }
  newcomers.item[place] = item;
  newcomers.desk[place] = desk;
}

/** Takes out the item that is the first in order, which is in place 0. */
export function dropFirst(newcomers: Newcomers, items: Items): void {
  const last = --newcomers.count;
  const item = newcomers.item[last]!;
  const desk = newcomers.desk[last]!;
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= last) break;
    if (child + 1 < last && isBefore(items, newcomers.item[child + 1]!, newcomers.item[child]!)) child += 1;
    if (!isBefore(items, newcomers.item[child]!, item)) break;
    moveNewcomer(newcomers, child, place);
    place = child;
  }
  newcomers.item[place] = item;
  newcomers.desk[place] = desk;
}

function moveNewcomer({ item, desk }: Newcomers, from: number, to: number): void {
  item[to] = item[from]!;
  desk[to] = desk[from]!;
}

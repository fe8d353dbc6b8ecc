import { enlarge } from "../enlarge.ts";

/** Whole numbers of a tick, in typed memory that is used again. */
export interface NumberList {
  count: number;
  values: Uint32Array;
}

/** An empty list. */
export function numberList(): NumberList {
  return { count: 0, values: new Uint32Array(256) };
}

/** Adds a number; the list doubles where it is full. */
export function pushNumber(list: NumberList, value: number): void {
  if (list.count === list.values.length) enlarge(list, { count: 0, values: new Uint32Array(2 * list.count) });
  list.values[list.count++] = value;
}

/** The numbers of a list; valid until something is added or the list is emptied. */
export function numbersOf({ values, count }: NumberList): Uint32Array {
  return values.subarray(0, count);
}

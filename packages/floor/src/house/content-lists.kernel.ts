import { enlarge } from "../enlarge.ts";
import { type NumberList, pushNumber } from "./number-list.ts";

/** Contents that lie close together for every item, and room for the others of an item; together more than a report has files. */
const nearContents = 4;
const farContents = 60;

/** The contents that each item at a desk holds to be labelled; memory is used again, item by item. Few items have many. */
export interface ContentLists {
  counts: Uint8Array;
  near: Uint32Array;
  far: Uint32Array;
}

function createLists(items: number): ContentLists {
  return {
    counts: new Uint8Array(items),
    near: new Uint32Array(items * nearContents),
    far: new Uint32Array(items * farContents),
  };
}

/** Lists of nothing. */
export function contentLists(): ContentLists {
  return createLists(64);
}

/** Gives an item the first `count` of some contents, 63 at most, which are copied. */
export function setContents(lists: ContentLists, item: number, contents: Uint32Array, count: number): void {
  if (item >= lists.counts.length) enlarge(lists, createLists(2 * (item + 1)));
  const { counts, near, far } = lists;
  counts[item] = count;
  for (let i = 0; i < count && i < nearContents; i++) near[item * nearContents + i] = contents[i]!;
  for (let i = nearContents; i < count; i++) far[item * farContents + i - nearContents] = contents[i]!;
}

/** One of an item's contents, from 0. */
export function contentOf({ near, far }: ContentLists, item: number, place: number): number {
  return place < nearContents ? near[item * nearContents + place]! : far[item * farContents + place - nearContents]!;
}

/** Adds the contents of an item to a list; returns their number. */
export function pushContents(lists: ContentLists, item: number, out: NumberList): number {
  const count = lists.counts[item]!;
  for (let place = 0; place < count; place++) pushNumber(out, contentOf(lists, item, place));
  return count;
}

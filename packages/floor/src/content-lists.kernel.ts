import { enlarge } from "./enlarge.ts";
import { type NumberList, pushNumber } from "./number-list.ts";

const mostContents = 64; // more than a report has files

/** The contents that each item at a desk holds to be labelled; memory is used again, item by item. */
export interface ContentLists {
  counts: Uint8Array;
  contents: Uint32Array;
}

function createLists(items: number): ContentLists {
  return { counts: new Uint8Array(items), contents: new Uint32Array(items * mostContents) };
}

/** Lists of nothing. */
export function contentLists(): ContentLists {
  return createLists(64);
}

/** Gives an item the first `count` of some contents, 63 at most, which are copied. */
export function setContents(lists: ContentLists, item: number, contents: Uint32Array, count: number): void {
  if (item >= lists.counts.length) enlarge(lists, createLists(2 * (item + 1)));
  lists.counts[item] = count;
  for (let i = 0; i < count; i++) lists.contents[item * mostContents + i] = contents[i]!;
}

/** How many contents an item has. */
export function countOfContents({ counts }: ContentLists, item: number): number {
  return counts[item]!;
}

/** Adds the contents of an item to a list; returns their number. */
export function pushContents(lists: ContentLists, item: number, out: NumberList): number {
  const count = countOfContents(lists, item);
  for (let i = 0; i < count; i++) pushNumber(out, lists.contents[item * mostContents + i]!);
  return count;
}

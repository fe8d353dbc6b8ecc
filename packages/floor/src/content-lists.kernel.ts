import { enlarge } from "./enlarge.ts";
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

/** How many contents an item has. */
export function countOfContents({ counts }: ContentLists, item: number): number {
  return counts[item]!;
}

/** Adds the contents of an item to a list; returns their number. */
export function pushContents({ counts, near, far }: ContentLists, item: number, out: NumberList): number {
  const count = counts[item]!;
  for (let i = 0; i < count && i < nearContents; i++) pushNumber(out, near[item * nearContents + i]!);
  for (let i = nearContents; i < count; i++) pushNumber(out, far[item * farContents + i - nearContents]!);
  return count;
}

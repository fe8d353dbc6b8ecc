import { homeSlot } from "./home-slot.kernel.ts";

/** What was last seen under a pair of keys, in open addressing with linear probing; entries older than a window are forgotten. */
export interface WindowTable {
  /** Five words an entry: key a, key b, time of the last sighting + 1 (0: empty), value, size. */
  words: Uint32Array;
  spare: Uint32Array;
  readonly mask: number;
  readonly most: number;
  used: number;
  /** Digest of the entries touched last. */
  touched: number;
}

const maxLoad = 0.6;
/** Words of an entry, and where in it things are. */
const entryWords = 5;
export const seenWord = 2;
export const valueWord = 3;
export const sizeWord = 4;

/** A table for at most `entries` live entries; it is cleaned of old ones when it is full, never enlarged. */
export function windowTable(entries: number): WindowTable {
  let capacity = 1024;
  while (capacity * maxLoad < entries) capacity *= 2;
  return {
    words: new Uint32Array(entryWords * capacity),
    spare: new Uint32Array(entryWords * capacity),
    mask: capacity - 1,
    most: Math.floor(capacity * maxLoad),
    used: 0,
    touched: 0,
  };
}

/**
 * Reads the home entries of all rows, which brings them near: independent reads wait for memory together, those of `findEntry` one after the
 * other. Returns a digest of what was read, so that the reads are not optimised away.
 */
export function touchEntries(table: WindowTable, a: Uint32Array, b: Uint32Array | Uint8Array, rows: number): number {
  const { words, mask } = table;
  let digest = 0;
  for (let i = 0; i < rows; i++) {
    digest ^= words[entryWords * homeSlot(mask, a[i]!, b[i]!) + seenWord]!;
  }
  return digest;
}

function entryOf(words: Uint32Array, mask: number, a: number, b: number): number {
  let slot = homeSlot(mask, a, b);
  for (;;) {
    const entry = entryWords * slot;
    if (words[entry + seenWord] === 0 || (words[entry] === a && words[entry + 1] === b)) return entry;
    slot = (slot + 1) & mask;
  }
}

/** The first word of the entry of a pair of keys: where it is, or where it would be put. */
export function findEntry(table: WindowTable, a: number, b: number): number {
  return entryOf(table.words, table.mask, a, b);
}

/** Writes the entry that `findEntry` gave; `at` is a time in seconds from 0 on. */
export function writeEntry(
  table: WindowTable,
  entry: number,
  a: number,
  b: number,
  at: number,
  value: number,
  size: number,
): void {
  const { words } = table;
  if (words[entry + seenWord] === 0) table.used += 1;
  words[entry] = a;
  words[entry + 1] = b;
  words[entry + seenWord] = at + 1;
  words[entry + valueWord] = value;
  words[entry + sizeWord] = size;
}

/** Whether the next new entry needs a cleaning first. */
export function isFull(table: WindowTable): boolean {
  return table.used >= table.most;
}

/** Keeps the entries seen at `oldest` or later. Throws RangeError where that leaves no room. */
export function forgetBefore(table: WindowTable, oldest: number): void {
  const { words, spare, mask } = table;
  spare.fill(0);
  let used = 0;
  for (let entry = 0; entry < words.length; entry += entryWords) {
    const seen = words[entry + seenWord]!;
    if (seen === 0 || seen - 1 < oldest) continue;
    const to = entryOf(spare, mask, words[entry]!, words[entry + 1]!);
    for (let word = 0; word < entryWords; word++) spare[to + word] = words[entry + word]!;
    used += 1;
  }
  if (used >= table.most) throw new RangeError(`${used} entries inside the window for a table of ${table.most}`);
  table.words = spare;
  table.spare = words;
  table.used = used;
}

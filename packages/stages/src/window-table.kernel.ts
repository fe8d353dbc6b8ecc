/** What was last seen under a pair of keys, in open addressing with linear probing; entries older than a window are forgotten. */
export interface WindowTable {
  /** Four words an entry: key a, key b, time of the last sighting + 1 (0: empty), value. */
  words: Uint32Array;
  spare: Uint32Array;
  sizes: Uint16Array;
  spareSizes: Uint16Array;
  readonly mask: number;
  readonly most: number;
  used: number;
  /** Digest of the slots touched last. */
  touched: number;
}

const maxLoad = 0.6;

/** A table for at most `entries` live entries; it is cleaned of old ones when it is full, never enlarged. */
export function windowTable(entries: number): WindowTable {
  let capacity = 1024;
  while (capacity * maxLoad < entries) capacity *= 2;
  return {
    words: new Uint32Array(4 * capacity),
    spare: new Uint32Array(4 * capacity),
    sizes: new Uint16Array(capacity),
    spareSizes: new Uint16Array(capacity),
    mask: capacity - 1,
    most: Math.floor(capacity * maxLoad),
    used: 0,
    touched: 0,
  };
}

function homeSlot(mask: number, a: number, b: number): number {
  let mixed = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) & mask;
}

/**
 * Reads the home slots of all rows, which brings them near: independent reads wait for memory together, those of `findSlot` one after the
 * other. Returns a digest of what was read, so that the reads are not optimised away.
 */
export function touchSlots(table: WindowTable, a: Uint32Array, b: Uint32Array | Uint8Array, rows: number): number {
  const { words, sizes, mask } = table;
  let digest = 0;
  for (let i = 0; i < rows; i++) {
    const slot = homeSlot(mask, a[i]!, b[i]!);
    digest ^= words[4 * slot + 2]! ^ sizes[slot]!;
  }
  return digest;
}

function slotOf(words: Uint32Array, mask: number, a: number, b: number): number {
  let slot = homeSlot(mask, a, b);
  while (words[4 * slot + 2] !== 0 && (words[4 * slot] !== a || words[4 * slot + 1] !== b)) slot = (slot + 1) & mask;
  return slot;
}

/** The slot of a pair of keys: where it is, or where it would be put. */
export function findSlot(table: WindowTable, a: number, b: number): number {
  return slotOf(table.words, table.mask, a, b);
}

/** Writes an entry into the slot that `findSlot` gave; `at` is a time in seconds from 0 on. */
export function writeSlot(table: WindowTable, slot: number, a: number, b: number, at: number, value: number): void {
  const { words } = table;
  if (words[4 * slot + 2] === 0) table.used += 1;
  words[4 * slot] = a;
  words[4 * slot + 1] = b;
  words[4 * slot + 2] = at + 1;
  words[4 * slot + 3] = value;
}

/** Whether the next new entry needs a cleaning first. */
export function isFull(table: WindowTable): boolean {
  return table.used >= table.most;
}

/** Keeps the entries seen at `oldest` or later. Throws RangeError where that leaves no room. */
export function forgetBefore(table: WindowTable, oldest: number): void {
  const { words, sizes, spare, spareSizes, mask } = table;
  spare.fill(0);
  let used = 0;
  for (let slot = 0; slot <= mask; slot++) {
    const at = words[4 * slot + 2]!;
    if (at === 0 || at - 1 < oldest) continue;
    const to = slotOf(spare, mask, words[4 * slot]!, words[4 * slot + 1]!);
    spare.set(words.subarray(4 * slot, 4 * slot + 4), 4 * to);
    spareSizes[to] = sizes[slot]!;
    used += 1;
  }
  if (used >= table.most) throw new RangeError(`${used} entries inside the window for a table of ${table.most}`);
  table.words = spare;
  table.spare = words;
  table.sizes = spareSizes;
  table.spareSizes = sizes;
  table.used = used;
}

/** Distinct texts, as bytes; the first one added has code 0. Compared byte by byte, never by hash alone. */
export interface TextTable {
  count: number;
  /** `code + 1` by slot of the hash; 0: free. A power of two, at most half full. */
  slots: Uint32Array;
  /** Two words of hash by code. */
  hashA: Uint32Array;
  hashB: Uint32Array;
  /** End of each text in `bytes`. */
  ends: Uint32Array;
  bytes: Uint8Array;
  /** Words of hash of the text that was asked for last. */
  readonly asked: Uint32Array;
}

const firstTexts = 1024;

/** A table of no text. */
export function createTextTable(): TextTable {
  return {
    count: 0,
    slots: new Uint32Array(2 * firstTexts),
    hashA: new Uint32Array(firstTexts),
    hashB: new Uint32Array(firstTexts),
    ends: new Uint32Array(firstTexts),
    bytes: new Uint8Array(16 * firstTexts),
    asked: new Uint32Array(2),
  };
}

/** Two words of a text, of no order; good enough to spread texts and to sort them by. */
function hashBytes(bytes: Uint8Array, from: number, to: number, out: Uint32Array): void {
  let a = 0x811c9dc5;
  let b = to - from;
  for (let at = from; at < to; at++) {
    a = Math.imul(a ^ bytes[at]!, 0x01000193);
    b = Math.imul((b << 5) ^ (b >>> 27) ^ bytes[at]!, 0x9e3779b1);
  }
  a = Math.imul(a ^ (a >>> 16), 0x21f0aaad);
  b = Math.imul(b ^ (b >>> 15), 0x735a2d97);
  out[0] = a ^ (a >>> 15);
  out[1] = b ^ (b >>> 16);
}

function isText(table: TextTable, code: number, bytes: Uint8Array, from: number, to: number): boolean {
  const start = code === 0 ? 0 : table.ends[code - 1]!;
  if (table.ends[code]! - start !== to - from) return false;
  for (let at = from; at < to; at++) if (table.bytes[start + at - from] !== bytes[at]) return false;
  return true;
}

/** Code of the text `bytes[from, to)`; -1 where the table lacks it. */
export function codeOfText(table: TextTable, bytes: Uint8Array, from: number, to: number): number {
  hashBytes(bytes, from, to, table.asked);
  const mask = table.slots.length - 1;
  for (let slot = table.asked[0]! & mask; table.slots[slot] !== 0; slot = (slot + 1) & mask) {
    const code = table.slots[slot]! - 1;
    if (table.hashB[code] === table.asked[1] && isText(table, code, bytes, from, to)) return code;
  }
  return -1;
}

/** Adds a text unless it is there; its code. */
export function addText(table: TextTable, bytes: Uint8Array, from: number, to: number): number {
  const found = codeOfText(table, bytes, from, to);
  if (found >= 0) return found;
  const code = table.count++;
  if (code === table.ends.length) grow(table);
  const start = code === 0 ? 0 : table.ends[code - 1]!;
  if (start + to - from > table.bytes.length)
    table.bytes = copied(table.bytes, new Uint8Array(2 * (start + to - from)));
  for (let at = from; at < to; at++) table.bytes[start + at - from] = bytes[at]!;
  table.ends[code] = start + to - from;
  table.hashA[code] = table.asked[0]!;
  table.hashB[code] = table.asked[1]!;
  place(table, code);
  return code;
}

function place({ slots, hashA }: TextTable, code: number): void {
  const mask = slots.length - 1;
  let slot = hashA[code]! & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = code + 1;
}

function grow(table: TextTable): void {
  const capacity = 2 * table.ends.length;
  table.hashA = copied(table.hashA, new Uint32Array(capacity));
  table.hashB = copied(table.hashB, new Uint32Array(capacity));
  table.ends = copied(table.ends, new Uint32Array(capacity));
  table.slots = new Uint32Array(2 * capacity);
  for (let code = 0; code < table.count - 1; code++) place(table, code);
}

/** Same as `to.set(from)`, and gives `to`. */
function copied<A extends Uint8Array | Uint32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/** The text of a code. */
export function textOf({ bytes, ends }: TextTable, code: number): string {
  return new TextDecoder().decode(bytes.subarray(code === 0 ? 0 : ends[code - 1]!, ends[code]!));
}

const digitBits = 16;

/**
 * Codes in an order that depends on the texts alone, not on the order in which they were added: by their two words of hash. Same as
 * `codes.toSorted((a, b) => hashB[a] - hashB[b] || hashA[a] - hashA[b])`; a radix sort. Texts of equal words (one pair in 2^64) stay as added.
 */
export function textOrder({ count, hashA, hashB }: TextTable): Uint32Array {
  let order = Uint32Array.from({ length: count }, (_, code) => code);
  for (const hash of [hashA, hashB]) {
    for (const shift of [0, digitBits]) order = sortedByDigit(order, hash, shift);
  }
  return order;
}

function sortedByDigit(order: Uint32Array, hash: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const places = new Uint32Array((1 << digitBits) + 1);
  const mask = (1 << digitBits) - 1;
  for (let at = 0; at < order.length; at++) {
    const digit = ((hash[order[at]!]! >>> shift) & mask) + 1;
    places[digit] = places[digit]! + 1;
  }
  for (let digit = 1; digit < places.length; digit++) places[digit] = places[digit]! + places[digit - 1]!;
  const sorted = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const digit = (hash[order[at]!]! >>> shift) & mask;
    sorted[places[digit]!] = order[at]!;
    places[digit] = places[digit]! + 1;
  }
  return sorted;
}

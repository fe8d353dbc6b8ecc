import type { ColumnArray } from "./allocate.ts";

/** Two 32-bit lanes of a running hash over the values of a column; independent of how the values are cut into calls. */
export interface RunningHash {
  a: number;
  b: number;
}

/** The hash of no value at all. */
export function emptyHash(): RunningHash {
  return { a: 0x811c9dc5 | 0, b: 0x3c6ef372 };
}

/** Adds `values[from..to)` to the hash: two multiply-xorshift lanes with different constants. */
export function addToHash(hash: RunningHash, values: ColumnArray, from: number, to: number): void {
  let a = hash.a;
  let b = hash.b;
  for (let i = from; i < to; i++) {
    const value = values[i]! | 0;
    a = Math.imul(a ^ value, 0x01000193);
    b = Math.imul(b + value, 0x9e3779b1);
    b ^= b >>> 15;
  }
  hash.a = a;
  hash.b = b;
}

/** The hash as 16 hexadecimal digits. */
export function hashText({ a, b }: RunningHash): string {
  return [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
}

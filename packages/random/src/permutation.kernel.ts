import { drawBits } from "./draw.kernel.ts";
import type { Key } from "./key.ts";

const first = 0x21f0aaad;
const second = 0x735a2d97;
const firstInverse = 0x333c4925;
const secondInverse = 0x97132227;

/** A keyed bijection of the 32-bit words onto themselves: three keyed multiply-xorshift rounds (each step has an inverse). */
export function permuteWord(key: Key, word: number): number {
  let x = word ^ key.a;
  x = Math.imul(x ^ (x >>> 16), first) ^ key.b;
  x = Math.imul(x ^ (x >>> 15), second) + key.a;
  x = Math.imul(x ^ (x >>> 16), first) ^ key.b;
  return (x ^ (x >>> 15)) >>> 0;
}

/** The inverse of `permuteWord` under the same key. */
export function unpermuteWord(key: Key, word: number): number {
  let x = word ^ (word >>> 15) ^ (word >>> 30);
  x = Math.imul(x ^ key.b, firstInverse);
  x = Math.imul((x ^ (x >>> 16)) - key.a, secondInverse);
  x = Math.imul(x ^ (x >>> 15) ^ (x >>> 30) ^ key.b, firstInverse);
  return (x ^ (x >>> 16) ^ key.a) >>> 0;
}

const rounds = 4;

/** A keyed bijection of [0, size) onto itself, with the tables of its rounds. */
export interface IndexPermutation {
  readonly size: number;
  readonly halfBits: number;
  /** Round functions, one after the other: `rounds` tables of 2^halfBits words. */
  readonly tables: Uint16Array;
}

/** Prepares a permutation of [0, size), size up to 2^32: a Feistel network whose four rounds are tables of draws. */
export function indexPermutation(key: Key, size: number): IndexPermutation {
  const halfBits = Math.max(1, Math.ceil((32 - Math.clz32(Math.max(1, size - 1))) / 2));
  const tables = new Uint16Array(rounds << halfBits);
  const mask = (1 << halfBits) - 1;
  for (let i = 0; i < tables.length; i++) tables[i] = drawBits(key, i, 0) & mask;
  return { size, halfBits, tables };
}

/** Where `index` goes; walks the network again while the result lies outside (fewer than four steps on average). */
export function permuteIndex({ size, halfBits, tables }: IndexPermutation, index: number): number {
  const mask = (1 << halfBits) - 1;
  let position = index;
  do {
    let left = position >>> halfBits;
    let right = position & mask;
    for (let round = 0; round < rounds; round++) {
      const next = left ^ tables[(round << halfBits) | right]!;
      left = right;
      right = next;
    }
    position = ((left << halfBits) | right) >>> 0;
  } while (position >= size);
  return position;
}

/** The inverse of `permuteIndex` under the same permutation. */
export function unpermuteIndex({ size, halfBits, tables }: IndexPermutation, index: number): number {
  const mask = (1 << halfBits) - 1;
  let position = index;
  do {
    let left = position >>> halfBits;
    let right = position & mask;
    for (let round = rounds - 1; round >= 0; round--) {
      const before = right ^ tables[(round << halfBits) | left]!;
      right = left;
      left = before;
    }
    position = ((left << halfBits) | right) >>> 0;
  } while (position >= size);
  return position;
}

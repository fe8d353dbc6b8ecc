import fc from "fast-check";
import { expect, test } from "vitest";
import { indexPermutation, keyOf, permuteIndex, permuteWord, unpermuteIndex, unpermuteWord } from "../src/index.ts";
import { evennessScore } from "./goodness-of-fit.ts";

const word = fc.integer({ min: 0, max: 0xffffffff });
const key = fc.string({ maxLength: 8 }).map((text) => keyOf(text));

test("unpermuting a permuted word gives the word back, and the other way round", () => {
  fc.assert(
    fc.property(key, word, (purpose, value) => {
      expect(unpermuteWord(purpose, permuteWord(purpose, value))).toBe(value);
      expect(permuteWord(purpose, unpermuteWord(purpose, value))).toBe(value);
    }),
    { numRuns: 2000 },
  );
});

test("the inverse holds on a lattice through all words", () => {
  const purpose = keyOf("lattice");
  let wrong = 0;
  for (let value = 0; value <= 0xffffffff; value += 1021) {
    if (unpermuteWord(purpose, permuteWord(purpose, value)) !== value) wrong += 1;
  }
  expect(wrong).toBe(0);
});

test("words in a row are spread evenly, each to a place of its own", () => {
  const purpose = keyOf("spread");
  const places = Uint32Array.from({ length: 1 << 18 }, (_, value) => permuteWord(purpose, value));
  const cells = new Uint32Array(4096);
  for (const place of places) cells[place >>> 20] = (cells[place >>> 20] ?? 0) + 1;
  expect(new Set(places).size).toBe(places.length);
  expect(Math.abs(evennessScore(cells))).toBeLessThan(4);
});

function isBijection(purpose: ReturnType<typeof keyOf>, size: number): boolean {
  const permutation = indexPermutation(purpose, size);
  const seen = new Uint8Array(size);
  for (let index = 0; index < size; index++) seen[permuteIndex(permutation, index)] = 1;
  return seen.every((mark) => mark === 1);
}

test("an index permutation reaches every index once, at every size from 1 to 5000", () => {
  const purpose = keyOf("sizes");
  const broken = Array.from({ length: 5000 }, (_, at) => at + 1).filter((size) => !isBijection(purpose, size));
  expect(broken).toEqual([]);
});

test("an index permutation is a bijection under any key", () => {
  fc.assert(fc.property(key, fc.integer({ min: 1, max: 300 }), isBijection));
});

test("unpermuting a permuted index gives the index back, and the other way round, at any size", () => {
  const sizeAndIndex = fc
    .integer({ min: 1, max: 0xffffffff })
    .chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })));
  fc.assert(
    fc.property(key, sizeAndIndex, (purpose, [size, index]) => {
      const permutation = indexPermutation(purpose, size);
      expect(unpermuteIndex(permutation, permuteIndex(permutation, index))).toBe(index);
      expect(permuteIndex(permutation, unpermuteIndex(permutation, index))).toBe(index);
    }),
  );
});

test("an index permutation of a national year stays inside it and scatters a run of indices evenly", () => {
  const size = 36_210_368;
  const permutation = indexPermutation(keyOf("year"), size);
  const cells = new Uint32Array(64);
  const places = Array.from({ length: 20_000 }, (_, index) => permuteIndex(permutation, index));
  for (const place of places) {
    const cell = Math.floor((64 * place) / size);
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  expect(new Set(places).size).toBe(places.length);
  expect(Math.max(...places)).toBeLessThan(size);
  expect(Math.abs(evennessScore(cells))).toBeLessThan(4);
});

test("the largest size takes the whole word", () => {
  const permutation = indexPermutation(keyOf("whole"), 0x100000000);
  const places = [0, 1, 0x7fffffff, 0x80000000, 0xffffffff].map((index) => permuteIndex(permutation, index));
  expect(new Set(places).size).toBe(5);
  expect(places.every((place) => place >= 0 && place <= 0xffffffff)).toBe(true);
});

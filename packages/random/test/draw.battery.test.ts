import { describe, expect, test } from "vitest";
import { drawBits, keyOf } from "../src/index.ts";
import { evennessScore } from "./goodness-of-fit.ts";

const draws = 1 << 21;
const [one, two] = [keyOf("battery", "one"), keyOf("battery", "two")];

/** Ways to walk through ids, indices and keys; each gives a sequence that should look like coin tosses. */
const walks: readonly (readonly [name: string, walk: (step: number) => number])[] = [
  ["ids in a row", (step) => drawBits(one, step, 0)],
  ["indices in a row", (step) => drawBits(one, 7, step)],
  ["four indices an id", (step) => drawBits(one, step >>> 2, step & 3)],
  ["ids a power of two apart", (step) => drawBits(one, step << 8, 0)],
  ["ids spread over the word", (step) => drawBits(one, Math.imul(step, 0x10001), 0)],
  ["ids that count down from zero", (step) => drawBits(one, -step, 0)],
  ["two keys in turn", (step) => drawBits(step & 1 ? one : two, step >>> 1, 0)],
];

function sequenceOf(walk: (step: number) => number): Uint32Array {
  return Uint32Array.from({ length: draws }, (_, step) => walk(step));
}

function evenness(cells: number, cellAt: (step: number) => number): number {
  const counts = new Uint32Array(cells);
  for (let step = 1; step < draws; step++) {
    const cell = cellAt(step);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return Math.abs(evennessScore(counts));
}

function equalPairs(sequence: Uint32Array): number {
  const sorted = Uint32Array.from(sequence).sort();
  return sorted.reduce((pairs, word, rank) => pairs + (rank > 0 && word === sorted[rank - 1] ? 1 : 0), 0);
}

describe.each(walks)("%s", (_, walk) => {
  const sequence = sequenceOf(walk);
  const at = (step: number): number => sequence[step] ?? 0;

  test.each([0, 8, 16, 24])("the byte at bit %d takes every value equally often", (shift) => {
    expect(evenness(256, (step) => (at(step) >>> shift) & 255)).toBeLessThan(4);
  });

  test.each([0, 12, 24])("a byte at bit %d says nothing of the next one", (shift) => {
    const byte = (step: number): number => (at(step) >>> shift) & 255;
    expect(evenness(65_536, (step) => (byte(step - 1) << 8) | byte(step))).toBeLessThan(4);
  });

  test("differences and exclusive ors of neighbours are even", () => {
    expect(evenness(65_536, (step) => (at(step) - at(step - 1)) >>> 16)).toBeLessThan(4);
    expect(evenness(65_536, (step) => (at(step) ^ at(step - 1)) & 0xffff)).toBeLessThan(4);
  });

  test("equal draws are as many as chance demands", () => {
    const expected = (draws * (draws - 1)) / 2 / 0x100000000;
    expect(Math.abs(equalPairs(sequence) - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });
});

test("every bit of key, id and index moves about half of the bits", () => {
  const flips = [
    (bit: number, id: number) => drawBits(one, id, 5) ^ drawBits(one, id ^ bit, 5),
    (bit: number, id: number) => drawBits(one, id, 5) ^ drawBits(one, id, 5 ^ bit),
    (bit: number, id: number) => drawBits(one, id, 5) ^ drawBits({ a: one.a ^ bit, b: one.b }, id, 5),
    (bit: number, id: number) => drawBits(one, id, 5) ^ drawBits({ a: one.a, b: one.b ^ bit }, id, 5),
  ];
  const bitsOf = (word: number): number => [...(word >>> 0).toString(2)].filter((digit) => digit === "1").length;
  for (const flip of flips) {
    for (let bit = 0; bit < 32; bit++) {
      let moved = 0;
      for (let id = 0; id < 1000; id++) moved += bitsOf(flip(1 << bit, 7919 * id));
      expect(Math.abs(moved / 1000 - 16), `bit ${bit}`).toBeLessThan(0.6);
    }
  }
});

describe.each([
  ["two purposes", two],
  ["keys with the same first word", { a: one.a, b: two.b }],
  ["keys with the same second word", { a: two.a, b: one.b }],
  ["keys one bit apart", { a: one.a ^ 1, b: one.b }],
])("%s", (_, other) => {
  test("draw independently for the same ids", () => {
    const top = (key: typeof one, id: number): number => drawBits(key, id, 0) >>> 24;
    expect(evenness(65_536, (id) => (top(one, id) << 8) | top(other, id))).toBeLessThan(4);
  });
});

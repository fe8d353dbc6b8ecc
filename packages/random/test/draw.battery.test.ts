import { describe, expect, test } from "vitest";
import { walks } from "../check/walks.ts";
import { drawBits, drawUniform, keyOf } from "../src/index.ts";
import { evennessScore } from "./goodness-of-fit.ts";

/** The walks that fill columns are judged by this many draws, the others by a fifth. */
const draws = 10_000_000;
const mainWalks = 3;
const [one, two] = [keyOf("battery", "one"), keyOf("battery", "two")];

/** One after the other: a sequence of each walk at once would take 320 MB. */
const sequence = new Uint32Array(draws);

function walkThrough(wordAt: (step: number) => number, steps: number): void {
  for (let step = 0; step < steps; step++) sequence[step] = wordAt(step);
}

const at = (step: number): number => sequence[step] ?? 0;

function evenness(steps: number, cells: number, cellAt: (step: number) => number): number {
  const counts = new Uint32Array(cells);
  for (let step = 1; step < steps; step++) {
    const cell = cellAt(step);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return Math.abs(evennessScore(counts));
}

function equalPairs(steps: number): number {
  const sorted = sequence.slice(0, steps).sort();
  let pairs = 0;
  let run = 0;
  for (let rank = 1; rank < steps; rank++) {
    run = sorted[rank] === sorted[rank - 1] ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}

const judged = walks.map((walk, at) => ({ ...walk, steps: at < mainWalks ? draws : draws / 5 }));

describe.each(judged)("$name", ({ wordAt, steps }) => {
  test("every byte takes every value equally often", () => {
    walkThrough(wordAt, steps);
    for (const shift of [0, 8, 16, 24]) {
      expect(
        evenness(steps, 256, (step) => (at(step) >>> shift) & 255),
        `bit ${shift}`,
      ).toBeLessThan(4);
    }
  });

  test("a byte says nothing of the next one", () => {
    walkThrough(wordAt, steps);
    const byte = (step: number, shift: number): number => (at(step) >>> shift) & 255;
    for (const shift of [0, 12, 24]) {
      const score = evenness(steps, 65_536, (step) => (byte(step - 1, shift) << 8) | byte(step, shift));
      expect(score, `bit ${shift}`).toBeLessThan(4);
    }
  });

  test("differences and exclusive ors of neighbours are even", () => {
    walkThrough(wordAt, steps);
    expect(evenness(steps, 65_536, (step) => (at(step) - at(step - 1)) >>> 16)).toBeLessThan(4);
    expect(evenness(steps, 65_536, (step) => (at(step) ^ at(step - 1)) & 0xffff)).toBeLessThan(4);
  });

  test("equal draws are as many as chance demands, neither more nor fewer", () => {
    walkThrough(wordAt, steps);
    const expected = (steps * (steps - 1)) / 2 / 0x100000000;
    expect(Math.abs(equalPairs(steps) - expected)).toBeLessThan(4 * Math.sqrt(expected));
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
    expect(evenness(draws / 5, 65_536, (id) => (top(one, id) << 8) | top(other, id))).toBeLessThan(4);
  });
});

describe("twenty columns of draws for the same ids", () => {
  const ids = draws / 20;
  const columns = Array.from({ length: 20 }, (_, column) => {
    const key = keyOf("battery", `column-${column >>> 2}`); // five purposes, four indices each
    return Float64Array.from({ length: ids }, (_, id) => drawUniform(key, id, column & 3) - 0.5);
  });

  /** Correlations of all pairs of columns, as standard normal scores; `value` has mean 0 and the given variance. */
  function scores(value: (draw: number) => number, variance: number): number[] {
    const values = columns.map((column) => column.map(value));
    return values.flatMap((left, column) =>
      values.slice(column + 1).map((right) => {
        const sum = left.reduce((total, draw, id) => total + draw * (right[id] ?? 0), 0);
        return sum / (variance * Math.sqrt(ids));
      }),
    );
  }

  test.each<[string, (draw: number) => number, number]>([
    ["draws", (draw) => draw, 1 / 12],
    ["signs", (draw) => Math.sign(draw), 1],
    ["squares", (draw) => draw * draw - 1 / 12, 1 / 180],
    ["lowest hundredths", (draw) => (draw < -0.49 ? 0.99 : -0.01), 0.0099],
  ])("are uncorrelated in their %s", (_, value, variance) => {
    const all = scores(value, variance);
    expect(all).toHaveLength(190);
    const largest = all.reduce((most, score) => Math.max(most, Math.abs(score)), 0);
    expect(largest).toBeLessThan(4.5); // one of 190 is above it once in 800 times
    const spread = all.reduce((sum, score) => sum + score * score, 0) / all.length;
    expect(Math.abs(spread - 1)).toBeLessThan(4 * Math.sqrt(2 / all.length));
  });
});

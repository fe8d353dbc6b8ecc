import { drawBits, drawInteger, keyOf } from "@tipbench/random";
import { describe, expect, test } from "vitest";
import { addEntry, findNearest, type HammingIndex, hammingIndex } from "../src/hamming-index.kernel.ts";
import { ballSize, hammingPlan, randomNeighbours } from "../src/hamming-plan.ts";

const hashes = 100_000;
const queries = 120;
const farthest = 40;

const key = keyOf("hamming index");

/** A random hash of so many words for an even id, and for an odd one a hash up to `farthest` bits from that of a lower id. */
function writeHash(id: number, out: Uint32Array): void {
  const origin = id % 2 === 0 ? id : 2 * drawInteger(key, id, 50, Math.min(id, hashes) >>> 1);
  for (let word = 0; word < out.length; word++) out[word] = drawBits(key, origin, word);
  const changes = id % 2 === 0 ? 0 : drawInteger(key, id, 51, farthest + 1);
  for (let change = 0; change < changes; change++) {
    const bit = drawInteger(key, id, 60 + change, 32 * out.length);
    out[bit >>> 5] = (out[bit >>> 5] ?? 0) ^ (1 << (bit & 31));
  }
}

function bitsApart(one: Uint32Array, other: Uint32Array): number {
  let apart = 0;
  for (let word = 0; word < one.length; word++) {
    for (let left = (one[word] ?? 0) ^ (other[word] ?? 0); left !== 0; left &= left - 1) apart += 1;
  }
  return apart;
}

/** All hashes one after the other. */
function allHashes(words: number): Uint32Array {
  const all = new Uint32Array(words * hashes);
  for (let id = 0; id < hashes; id++) writeHash(id, all.subarray(words * id, words * (id + 1)));
  return all;
}

/** By distance of each query: the latest entry (1 and up) that is so far from it; 0: none. */
function latestByDistance(all: Uint32Array, hash: Uint32Array): Uint32Array {
  const latest = new Uint32Array(32 * hash.length + 1);
  for (let id = 0; id < hashes; id++) {
    latest[bitsApart(all.subarray(hash.length * id, hash.length * (id + 1)), hash)] = id + 1;
  }
  return latest;
}

function filled(bits: number, radius: number, all: Uint32Array): HammingIndex {
  const index = hammingIndex(hammingPlan(bits, radius, hashes), hashes);
  const words = bits / 32;
  for (let id = 0; id < hashes; id++) {
    addEntry(index, { hash: all.subarray(words * id, words * (id + 1)), key: 0, maxSize: 2 }, id, id);
  }
  return index;
}

describe.each([
  [256, 32],
  [64, 16],
])("a search of %i bits among 100,000 random and near hashes", (bits, most) => {
  const all = allHashes(bits / 32);
  const asked = Array.from({ length: queries }, (_, query) => {
    const hash = new Uint32Array(bits / 32);
    writeHash(hashes + query, hash);
    return { hash, latest: latestByDistance(all, hash) };
  });
  const indices = new Map<string, HammingIndex>();

  test.each(Array.from({ length: most + 1 }, (_, radius) => radius))("misses none within %i bits", (radius) => {
    const plan = hammingPlan(bits, radius, hashes);
    const index = indices.get(String(plan.widths)) ?? filled(bits, radius, all);
    indices.set(String(plan.widths), index);
    for (const { hash, latest } of asked) {
      const near = latest.subarray(0, radius + 1).find((entry) => entry > 0) ?? 0;
      expect(findNearest({ ...index, plan, list: new Uint32Array(5000) }, { hash, key: 0, maxSize: 2 })).toBe(near);
    }
  });

  test("had near ones to find, at most radii, and queries that are near to none", () => {
    const nearest = asked.map(({ latest }) => latest.findIndex((entry) => entry > 0));
    expect(new Set(nearest).size).toBeGreaterThan(bits / 16);
    expect(nearest.filter((distance) => distance > most).length).toBeGreaterThan(0);
  });
});

describe("random neighbours", () => {
  test("are as many as have been published for 34 million hashes of 64 bits", () => {
    expect(randomNeighbours(34e6, 64, 8)).toBeCloseTo(0.0095, 4);
    expect(randomNeighbours(34e6, 64, 10)).toBeCloseTo(0.34, 1);
    expect(randomNeighbours(34e6, 64, 12)).toBeCloseTo(7.7, 0);
  });

  test("are as many as a count of all words of few bits", () => {
    const words = Uint32Array.from({ length: 1 << 12 }, (_, word) => word);
    for (const radius of [0, 1, 5, 12]) {
      const near = words.filter((word) => bitsApart(Uint32Array.of(word), Uint32Array.of(0)) <= radius).length;
      expect(ballSize(12, radius)).toBe(near);
      expect(randomNeighbours(1 << 12, 12, radius)).toBe(near);
    }
  });
});

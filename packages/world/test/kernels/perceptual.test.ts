import { drawBits } from "@tipbench/random";
import { describe, expect, test } from "vitest";
import { familyOf, fileCountOf, kindOfContent, nameContents } from "../../src/kernels/content.kernel.ts";
import { fillFamilies, fillPerceptualWord } from "../../src/kernels/perceptual.kernel.ts";
import { smallWorld } from "../whole-stream.ts";

const { source, clock } = smallWorld("perceptual", { scale: 0.05, days: 1 });
const events = Array.from({ length: 30_000 }, (_, at) => (clock.firstEvent[0] ?? 0) - 30_000 + at);

function namesOf(event: number): number[] {
  const count = fileCountOf(source, event);
  const names = new Uint32Array(count);
  if (count > 0) nameContents(source, event, 0, count, { names, traits: new Uint8Array(count) });
  return [...names];
}

const names = Uint32Array.from(new Set(events.flatMap(namesOf)));
const families = new Uint32Array(names.length);
fillFamilies(source, names, families);
const words = Array.from({ length: 8 }, (_, word) => {
  const out = new Uint32Array(names.length);
  fillPerceptualWord(source, names, families, word, out);
  return out;
});

function bitsSet(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function distance(at: number, other: number, length: number): number {
  return words.slice(0, length).reduce((sum, word) => sum + bitsSet((word[at] ?? 0) ^ (word[other] ?? 0)), 0);
}

const rowOf = new Map([...names].map((name, at) => [name, at]));
const variants = [...names.keys()].filter((at) => names[at] !== families[at] && rowOf.has(families[at] ?? 0));
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

test("a family is of itself, began before or with its variants, and is of their kind", () => {
  for (const [at, name] of names.entries()) {
    const family = families[at] ?? 0;
    const kind = kindOfContent(source, family);
    expect(familyOf(source, family, kind)).toBe(family);
    expect(kind).toBe(kindOfContent(source, name));
    expect(family).toBeLessThanOrEqual(name);
  }
});

test("contents that begin families have hashes like random words", () => {
  const roots = [...names.keys()].filter((at) => names[at] === families[at]);
  expect(new Set(roots.map((at) => `${words[0]?.[at]} ${words[1]?.[at]}`)).size).toBe(roots.length);
  const distances = roots.slice(1).map((at, before) => distance(at, roots[before] ?? 0, 8));
  expect(mean(distances)).toBeCloseTo(128, 0);
  expect(Math.sqrt(mean(distances.map((value) => (value - 128) * (value - 128))))).toBeCloseTo(8, 0);
  expect(Math.min(...distances)).toBeGreaterThan(80);
});

describe("a variant's distance from its family goes with what was done to it:", () => {
  const kindOf = (at: number): number =>
    source.changes.kind[drawBits(source.keys.variant, names[at] ?? 0, 0) >>> 20] ?? 0;
  const ofKind = (kind: number): number[] => variants.filter((at) => kindOf(at) === kind);
  const toFamily = (at: number, length: number): number => distance(at, rowOf.get(families[at] ?? 0) ?? 0, length);

  test.each([
    ["compression", 0, 0, 3],
    ["another size", 1, 1, 6],
    ["an overlay", 2, 4, 14],
    ["a crop", 3, 10, 24],
    ["a mirror", 4, 28, 36],
  ])("%s", (_, kind, low, high) => {
    const some = ofKind(kind);
    expect(some.length).toBeGreaterThan(80);
    for (const [length, scale] of [
      [2, 1],
      [8, 4],
    ] as const) {
      const middle = (scale * (low + high)) / 2;
      const distances = some.map((at) => toFamily(at, length));
      expect(Math.abs(mean(distances) - middle)).toBeLessThan(0.1 * middle + 0.3);
      expect(Math.max(...distances)).toBeLessThan(scale * high + 5 * Math.sqrt(scale * high + 1));
    }
  });

  test("in the assumed shares", () => {
    const { resizeShare, overlayShare, cropShare, mirrorShare } = source.values;
    const shares = [1 - resizeShare - overlayShare - cropShare - mirrorShare, resizeShare, overlayShare, cropShare];
    shares.forEach((share, kind) => {
      expect(Math.abs(ofKind(kind).length / variants.length - share)).toBeLessThan(0.02);
    });
  });
});

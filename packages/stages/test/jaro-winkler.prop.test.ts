import { textSigns } from "@tipbench/vocabulary";
import fc from "fast-check";
import { similarity } from "talisman/metrics/jaro-winkler.js";
import { describe, expect, test } from "vitest";
import { blockKey, readSigns } from "../src/handle-signs.kernel.ts";
import { jaroWinkler, type Signs } from "../src/jaro-winkler.kernel.ts";

const signsOf = (text: string): Signs => {
  const codes = new Uint8Array(18);
  [...text].forEach((sign, at) => {
    codes[at] = textSigns.indexOf(sign);
  });
  return { codes, length: text.length };
};

/** Names of few signs, so that they match in many ways, and a name with some signs changed. */
const name = fc.string({ unit: fc.constantFrom("a", "b", "c", "1", "_"), maxLength: 18 });
const pair = fc.oneof(
  fc.tuple(name, name),
  fc
    .tuple(name, fc.array(fc.tuple(fc.nat(17), fc.constantFrom("", "a", "ba")), { maxLength: 3 }))
    .map(([text, changes]) => {
      const changed = changes.reduce((left, [at, sign]) => left.slice(0, at) + sign + left.slice(at + 1), text);
      return [text, changed.slice(0, 18)] as [string, string];
    }),
);

test("names are as alike as talisman says", () => {
  fc.assert(
    fc.property(pair, ([one, other]) => {
      expect(jaroWinkler(signsOf(one), signsOf(other))).toBe(similarity(one, other));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["martha", "marhta", 0.961],
  ["dwayne", "duane", 0.84],
  ["dixon", "dicksonx", 0.813],
  ["", "a", 0],
])("%s and %s are %d alike, as is published", (one, other, alike) => {
  expect(jaroWinkler(signsOf(one), signsOf(other))).toBeCloseTo(alike, 3);
});

describe("packed words", () => {
  const packed = (text: string): Uint32Array => {
    const words = new Uint32Array(3);
    [...text.padEnd(18, "\0")].forEach((sign, at) => {
      const word = Math.floor(at / 6);
      words[word] = (words[word] ?? 0) * 40 + Math.max(0, textSigns.indexOf(sign));
    });
    return words;
  };

  test("are read as the signs that were packed", () => {
    fc.assert(
      fc.property(name, (text) => {
        const out: Signs = { codes: new Uint8Array(18), length: 0 };
        readSigns(packed(text), 0, 3, out);
        expect(Array.from(out.codes.subarray(0, out.length), (code) => textSigns[code]).join("")).toBe(text);
      }),
    );
  });

  test.each([
    ["abcdefgh", "abcdezzz", 1],
    ["abcdefgh", "a_b4cde", 1],
    ["xyabcde99", "abcde", -1],
  ] as const)("of %s and %s lie in one block", (one, other, step) => {
    expect(blockKey(signsOf(one), step)).toBe(blockKey(signsOf(other), step));
  });

  test.each([
    ["abcde", "abcdf", 1],
    ["abcde", "zbcde", -1],
    ["ab", "", 1],
  ] as const)("of %s and %s do not share a block, or have none", (one, other, step) => {
    const [key, another] = [blockKey(signsOf(one), step), blockKey(signsOf(other), step)];
    expect(key === 0 || key !== another).toBe(true);
  });
});

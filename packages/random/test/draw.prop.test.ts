import fc from "fast-check";
import { expect, test } from "vitest";
import {
  drawBits,
  drawGamma,
  drawInteger,
  drawPoisson,
  drawUniform,
  fillUniform,
  keyOf,
  shareLimit,
} from "../src/index.ts";

const word = fc.integer({ min: 0, max: 0xffffffff });
const key = fc.string({ maxLength: 8 }).map((text) => keyOf(text));
const calls = fc.array(fc.tuple(word, fc.nat(1000)), { minLength: 1, maxLength: 40 });

test("a draw is a function of key, id and index, whatever was drawn before", () => {
  fc.assert(
    fc.property(key, calls, (purpose, pairs) => {
      const draw = ([id, index]: readonly [number, number]): readonly number[] => [
        drawBits(purpose, id, index),
        drawPoisson(purpose, id, index, 30),
        drawGamma(purpose, id, index, 2),
      ];
      const forward = pairs.map(draw);
      const backward = [...pairs].reverse().map(draw).reverse();
      expect(backward).toEqual(forward);
    }),
  );
});

test("bits fill an unsigned word, and an id counts modulo 2^32", () => {
  fc.assert(
    fc.property(key, word, fc.nat(1000), (purpose, id, index) => {
      const bits = drawBits(purpose, id, index);
      expect(bits).toBe(bits >>> 0);
      expect(drawBits(purpose, id | 0, index)).toBe(bits);
    }),
  );
});

test("a uniform number lies strictly between 0 and 1", () => {
  fc.assert(
    fc.property(key, word, fc.nat(1000), (purpose, id, index) => {
      const uniform = drawUniform(purpose, id, index);
      expect(uniform).toBeGreaterThan(0);
      expect(uniform).toBeLessThan(1);
    }),
  );
});

test("an integer lies below its limit, up to a limit of 2^32", () => {
  fc.assert(
    fc.property(key, word, fc.integer({ min: 1, max: 0x100000000 }), (purpose, id, limit) => {
      const integer = drawInteger(purpose, id, 0, limit);
      expect(Number.isInteger(integer) && integer >= 0 && integer < limit).toBe(true);
    }),
  );
});

test("filling an array equals drawing one number an id", () => {
  fc.assert(
    fc.property(key, fc.array(word), fc.nat(1000), (purpose, list, index) => {
      const ids = Uint32Array.from(list);
      const filled = new Float64Array(ids.length);
      fillUniform(purpose, ids, index, filled);
      expect(filled).toEqual(Float64Array.from(ids, (id) => drawUniform(purpose, id, index)));
    }),
  );
});

test("another key, id or index is another draw", () => {
  const [one, two] = [keyOf("one"), keyOf("two")];
  const draws = Array.from({ length: 500 }, (_, at) => [
    drawBits(one, at, 0),
    drawBits(two, at, 0),
    drawBits(one, at, 1),
  ]).flat();
  expect(new Set(draws).size).toBe(draws.length);
});

test("the bits of a draw lie below a share's limit exactly where its uniform number lies below the share", () => {
  const half = 0.5 / 0x100000000;
  const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, half, 2 * half, 1 - half, 1));
  const isBelow = (bits: number, limit: number): boolean => (bits + 0.5) / 0x100000000 < limit;
  fc.assert(
    fc.property(share, (value) => {
      const limit = shareLimit(value);
      expect(limit).toBeGreaterThanOrEqual(0);
      if (limit > 0) expect(isBelow(limit - 1, value)).toBe(true);
      expect(isBelow(limit, value)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

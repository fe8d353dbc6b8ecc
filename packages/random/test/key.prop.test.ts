import fc from "fast-check";
import { expect, test } from "vitest";
import { keyOf } from "../src/index.ts";

const words = fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 5 });

test("the same words give the same key, and other words another", () => {
  fc.assert(
    fc.property(words, words, (some, others) => {
      expect(keyOf(...some)).toEqual(keyOf(...some));
      fc.pre(JSON.stringify(some) !== JSON.stringify(others));
      expect(keyOf(...some)).not.toEqual(keyOf(...others));
    }),
  );
});

test("where one word ends and the next begins is part of a key", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 12 }), fc.nat(12), (text, cut) => {
      const at = cut % text.length;
      expect(keyOf(text.slice(0, at), text.slice(at))).not.toEqual(keyOf(text));
    }),
  );
  expect(keyOf("ab", "c")).not.toEqual(keyOf("a", "bc"));
  expect(keyOf("a/b")).not.toEqual(keyOf("a", "b"));
  expect(keyOf("1:a/1:b")).not.toEqual(keyOf("a", "b"));
});

test("a hundred thousand purposes have a hundred thousand keys of two 32-bit words", () => {
  const keys = Array.from({ length: 100_000 }, (_, index) => keyOf("seed", "purpose", String(index)));
  expect(new Set(keys.map(({ a, b }) => `${a} ${b}`)).size).toBe(keys.length);
  expect(keys.every(({ a, b }) => a === (a | 0) && b === (b | 0))).toBe(true);
});

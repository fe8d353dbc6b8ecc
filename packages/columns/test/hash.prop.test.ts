import fc from "fast-check";
import { expect, test } from "vitest";
import { addToHash, type ColumnArray, emptyHash, hashText } from "../src/index.ts";

const column: fc.Arbitrary<ColumnArray> = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 60 }),
  fc.uint32Array({ minLength: 1, maxLength: 60 }),
  fc.int32Array({ minLength: 1, maxLength: 60 }),
);

function hashOf(values: ColumnArray, ...cuts: readonly number[]): string {
  const hash = emptyHash();
  const ends = [...cuts.map((cut) => cut % (values.length + 1)), 0, values.length].sort((x, y) => x - y);
  ends.slice(1).forEach((to, at) => {
    addToHash(hash, values, ends[at] ?? 0, to);
  });
  return hashText(hash);
}

test("a hash is the same however the values are cut into calls", () => {
  fc.assert(
    fc.property(column, fc.array(fc.nat(60), { maxLength: 8 }), (values, cuts) => {
      expect(hashOf(values, ...cuts)).toBe(hashOf(values));
    }),
  );
});

test("a hash changes with any one value", () => {
  fc.assert(
    fc.property(column, fc.nat(60), fc.integer({ min: 1, max: 255 }), (values, index, change) => {
      const before = hashOf(values);
      const at = index % values.length;
      values[at] = (values[at] ?? 0) ^ change;
      expect(hashOf(values)).not.toBe(before);
    }),
    { numRuns: 1000 },
  );
});

test("a hash changes where two neighbours change places, or one more value follows", () => {
  fc.assert(
    fc.property(fc.uint32Array({ minLength: 2, maxLength: 60 }), fc.nat(60), (values, index) => {
      const at = index % (values.length - 1);
      const [left = 0, right = 0] = values.subarray(at, at + 2);
      const swapped = Uint32Array.from(values);
      swapped.set([right, left], at);
      expect(hashOf(swapped) === hashOf(values)).toBe(left === right);
      expect(hashOf(values.subarray(1))).not.toBe(hashOf(values));
    }),
  );
});

test("a hash changes where the highest bits of two values do", () => {
  fc.assert(
    fc.property(fc.uint32Array({ minLength: 2, maxLength: 60 }), fc.nat(60), (values, index) => {
      const before = hashOf(values);
      const at = index % (values.length - 1);
      for (const flipped of [at, values.length - 1]) values[flipped] = (values[flipped] ?? 0) ^ 0x80000000;
      expect(hashOf(values)).not.toBe(before);
    }),
  );
});

test("values beyond the range are no part of the hash", () => {
  const [short, long] = [Uint8Array.of(1, 2, 3), Uint8Array.of(9, 1, 2, 3, 9)];
  const [one, other] = [emptyHash(), emptyHash()];
  addToHash(one, short, 0, 3);
  addToHash(other, long, 1, 4);
  expect(hashText(other)).toBe(hashText(one));
});

test("the same numbers have one hash whatever array holds them", () => {
  expect(hashOf(Uint8Array.of(7, 200))).toBe(hashOf(Uint32Array.of(7, 200)));
  expect(hashOf(Int32Array.of(-1))).toBe(hashOf(Uint32Array.of(0xffffffff)));
});

test("a hundred thousand one-value columns have a hundred thousand hashes of 16 digits", () => {
  const hashes = new Set(Array.from({ length: 100_000 }, (_, value) => hashOf(Uint32Array.of(value))));
  expect(hashes.size).toBe(100_000);
  expect([...hashes].every((text) => /^[\da-f]{16}$/.test(text))).toBe(true);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { type AliasTable, aliasTable, categoryAt, drawCategory, keyOf } from "../src/index.ts";
import { chiSquareScore } from "./goodness-of-fit.ts";

/** The share that the two look-ups give to each category. */
function impliedShares({ threshold, alias }: AliasTable): number[] {
  const size = threshold.length;
  const shares = Array.from(threshold, (share) => share / size);
  threshold.forEach((share, cell) => {
    const other = alias[cell] ?? 0;
    shares[other] = (shares[other] ?? 0) + (1 - share) / size;
  });
  return shares;
}

const weights = fc
  .array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true })), { minLength: 1, maxLength: 60 })
  .filter((list) => list.some((weight) => weight > 0));

test("a table holds exactly the shares of its weights", () => {
  fc.assert(
    fc.property(weights, (list) => {
      const total = list.reduce((sum, weight) => sum + weight, 0);
      impliedShares(aliasTable(list)).forEach((share, at) => {
        expect(share).toBeCloseTo((list[at] ?? 0) / total, 12);
      });
    }),
  );
});

test("a category without weight is never drawn", () => {
  fc.assert(
    fc.property(weights, fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (list, uniform) => {
      expect(list[categoryAt(aliasTable(list), uniform)]).toBeGreaterThan(0);
    }),
  );
});

test("a million draws lie around the weights as chance demands", () => {
  const list = [496, 317, 62, 24, 15, 9, 7, 5, 4, 3, 1, 0.5];
  const total = list.reduce((sum, weight) => sum + weight, 0);
  const table = aliasTable(list);
  const key = keyOf("alias");
  const counts = new Uint32Array(list.length);
  for (let id = 0; id < 1_000_000; id++) {
    const category = drawCategory(key, id, 0, table);
    counts[category] = (counts[category] ?? 0) + 1;
  }
  const expected = list.map((weight) => (1_000_000 * weight) / total);
  expect(Math.abs(chiSquareScore(counts, expected))).toBeLessThan(4);
});

test.each([
  ["no weight", []],
  ["nothing but zeros", [0, 0]],
  ["a negative weight", [1, -1, 3]],
  ["a weight that is no number", [1, Number.NaN]],
  ["an infinite weight", [1, Number.POSITIVE_INFINITY]],
])("%s is refused", (_, list) => {
  expect(() => aliasTable(list)).toThrow(RangeError);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { gini } from "../src/gini.ts";
import { holm } from "../src/holm.ts";
import { meanInterval } from "../src/mean-interval.ts";
import { quantileOfSorted } from "../src/quantile-of-sorted.ts";

const number = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((whole) => whole / 1000);
const p = fc.integer({ min: 0, max: 1000 }).map((whole) => whole / 1000);

test("an interval holds its mean, and one of higher confidence holds the interval", () => {
  fc.assert(
    fc.property(fc.array(number, { minLength: 2 }), (values) => {
      const [narrow, wide] = [meanInterval(values, 0.9), meanInterval(values, 0.99)];
      const ends = [wide.low, narrow.low, narrow.mean, narrow.high, wide.high].map(Number);
      expect(ends).toEqual([...ends].sort((x, y) => x - y));
    }),
  );
});

test("Holm never lowers a p, keeps their order, and knows no position", () => {
  fc.assert(
    fc.property(fc.array(p, { minLength: 1, maxLength: 12 }), (values) => {
      const adjusted = holm(values).map(Number);
      values.forEach((value, i) => {
        expect(adjusted[i]).toBeGreaterThanOrEqual(value);
        values.forEach((other, j) => {
          if (value <= other) expect(adjusted[i]).toBeLessThanOrEqual(Number(adjusted[j]));
        });
      });
      expect(holm([...values].reverse()).reverse()).toEqual(adjusted);
    }),
  );
});

test("the Gini index lies in [0, 1), knows no order, and no unit", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 2 }), fc.constantFrom(0.25, 2, 64), (loads, unit) => {
      const index = gini(loads);
      fc.pre(index !== null);
      expect(index).toBeGreaterThanOrEqual(0);
      expect(index).toBeLessThan(1);
      expect(gini([...loads].reverse())).toBe(index);
      expect(gini(loads.map((load) => load * unit))).toBe(index);
    }),
  );
});

test("a quantile is the first value with that share at or below it", () => {
  const seconds = fc.oneof(fc.nat(50), fc.constant(Number.POSITIVE_INFINITY));
  fc.assert(
    fc.property(fc.array(seconds, { minLength: 1, maxLength: 40 }), p, (values, share) => {
      const sorted = [...values].sort((x, y) => (x === y ? 0 : x - y));
      const atOrBelow = (value: number): number => sorted.filter((other) => other <= value).length / sorted.length;
      expect(quantileOfSorted(sorted, share)).toBe(sorted.find((value) => atOrBelow(value) >= share));
    }),
  );
});

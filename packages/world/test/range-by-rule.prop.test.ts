import * as fc from "fast-check";
import { expect, test } from "vitest";
import { rangeByRule } from "../src/range-by-rule.ts";

const odds = (share: number): number => share / (1 - share);

test("a share's range has its odds divided and multiplied by 3, to three digits", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.02, max: 0.98, noNaN: true }), (share) => {
      const [low, high] = rangeByRule("share", share);
      expect(Math.abs(odds(low) / odds(share) - 1 / 3)).toBeLessThan(0.01);
      expect(Math.abs(high - (3 * share) / (1 + 2 * share))).toBeLessThan(0.001);
    }),
  );
});

test("a range holds its value, and lies in 0 to 1 where it is a share", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom("share", "hours"), (value, unit) => {
      const [low, high] = rangeByRule(unit, value);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(value * 1.001);
      expect(high).toBeGreaterThanOrEqual(value * 0.999);
      if (unit === "share") expect(high).toBeLessThanOrEqual(1);
    }),
  );
});

test("the ends of the scale stay their own end, and have a range all the same", () => {
  expect(rangeByRule("share", 0)).toEqual([0, 0.0294]);
  expect(rangeByRule("share", 1)).toEqual([0.971, 1]);
});

test("any other number is halved and doubled", () => {
  expect(rangeByRule("hours", 24)).toEqual([12, 48]);
  expect(rangeByRule("factor", 0.3)).toEqual([0.15, 0.6]);
});

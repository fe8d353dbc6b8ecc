import fc from "fast-check";
import { expect, test } from "vitest";
import { firstBadCode, firstBadNumber } from "../../src/answers/answer-check.kernel.ts";

const values = fc.array(
  fc.oneof(fc.integer({ min: -2, max: 9 }), fc.constantFrom(0.5, Number.NaN, Number.POSITIVE_INFINITY, -0, 1e300)),
);

test("the first bad code is the first value that is no whole number of the range", () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 8 }), (list, least, end) => {
      const isBad = (value: number) => !(Number.isInteger(value) && value >= least && value < end);
      expect(firstBadCode(list, least, end)).toBe(list.findIndex(isBad));
    }),
  );
});

test("the first bad number is the first value that is not finite", () => {
  fc.assert(
    fc.property(values, (list) => {
      expect(firstBadNumber(list)).toBe(list.findIndex((value) => !Number.isFinite(value)));
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { logOfBits } from "../src/log-uniform.kernel.ts";
import { fdlibmLog } from "./fdlibm-log.ts";

const last = 0xffffffff;
const uniformOf = (bits: number): number => (bits + 0.5) / 0x100000000;

/** Fractions at which the steps change, as their first 20 bits: a power of two, the root of two, the ends of a narrow band around it. */
const tops = [0, 0x6147a, 0x6a09c, 0x6b851, 0x6b852, 0xffffe];
const edges = Array.from({ length: 20 }, (_, zeros) =>
  tops.map((top) => Math.floor(((0x100000 + top) * 0x800) / (1 << zeros))),
).flat();
const nearEdge = fc
  .tuple(fc.constantFrom(...edges), fc.integer({ min: -3000, max: 3000 }))
  .map(([edge, away]) => Math.min(last, Math.max(0, edge + away)));
const bits = fc.oneof(fc.integer({ min: 0, max: last }), fc.integer({ min: 0, max: 3_000_000 }), nearEdge);

test("the logarithm of a draw is fdlibm's to the last bit", () => {
  fc.assert(
    fc.property(bits, (drawn) => {
      expect(logOfBits(drawn)).toBe(fdlibmLog(uniformOf(drawn)));
    }),
    { numRuns: 20_000 },
  );
});

test("the logarithm of a draw is the engine's, whose last bit may be another", () => {
  fc.assert(
    fc.property(bits, (drawn) => {
      const expected = Math.log(uniformOf(drawn));
      expect(Math.abs(logOfBits(drawn) / expected - 1)).toBeLessThan(4e-16);
    }),
    { numRuns: 5000 },
  );
});

/** Of all draws the ones in which a coefficient's last digit shows, or that the steps for what is near 1 are others. */
const telling = [1_460_717_809, 1_474_921_868, 1_593_199_248, 2_851_452_444, 4_294_963_616, 4_294_963_925];

test.each([0, 1, 2, 3, 0x7fffffff, 0x80000000, last - 1, last, ...telling])(
  "the logarithm of draw %d is fdlibm's too",
  (drawn) => {
    expect(logOfBits(drawn)).toBe(fdlibmLog(uniformOf(drawn)));
  },
);

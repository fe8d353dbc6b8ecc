import fc from "fast-check";
import { expect, test } from "vitest";
import { exponentialAt, lagTables, logUniformAt, tailAt, tailTable } from "../../src/kernels/lags.kernel.ts";

const draws = fc.integer({ min: 0, max: 0xffffffff });
const logRatio = Math.log(150);
const tables = lagTables(logRatio);

function isNear(found: number, expected: number, tolerance: number): boolean {
  return Math.abs(found - expected) <= tolerance * (1 + Math.abs(expected));
}

test("an exponential lag is that of the formula, and rises with its draw", () => {
  fc.assert(
    fc.property(draws, draws, (one, other) => {
      expect(isNear(exponentialAt(tables.exponential, one), -Math.log(1 - (one + 0.5) / 2 ** 32), 0.06)).toBe(true);
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      expect(exponentialAt(tables.exponential, high)).toBeGreaterThanOrEqual(exponentialAt(tables.exponential, low));
    }),
    { numRuns: 1000 },
  );
});

test("a log-uniform lag is that of the formula", () => {
  fc.assert(
    fc.property(draws, (draw) => {
      expect(isNear(logUniformAt(tables.logUniform, draw), Math.exp((draw / 2 ** 32) * logRatio), 1e-5)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test.each([0.4, 0.6, 1])("a Lomax lag of shape %d is that of the formula, far into the tail", (shape) => {
  const table = tailTable(2000, shape);
  const formula = (draw: number): number => 2000 * (Math.exp(-Math.log(draw / 2 ** 32) / shape) - 1);
  const anyOctave = fc.tuple(fc.integer({ min: 0, max: 31 }), draws).map(([octave, draw]) => (draw >>> octave) | 1);
  fc.assert(
    fc.property(anyOctave, (draw) => {
      expect(isNear(tailAt(table, draw), formula(draw >>> 0), 5e-3)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

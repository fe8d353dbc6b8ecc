import fc from "fast-check";
import { expect, test } from "vitest";
import { normalQuantile } from "../src/index.ts";
import { normalShare } from "./goodness-of-fit.ts";

/** From the published tables, and from the test values of algorithm AS 241 (Wichura 1988). */
const published: readonly (readonly [share: number, quantile: number])[] = [
  [1e-20, -9.262340089798409],
  [1e-10, -6.361340902404056],
  [0.001, -3.0902323061678136],
  [0.25, -0.6744897501960817],
  [0.5, 0],
  [0.75, 0.6744897501960817],
  [0.9, 1.2815515655446004],
  [0.95, 1.6448536269514722],
  [0.975, 1.9599639845400543],
  [0.99, 2.3263478740408408],
  [0.995, 2.5758293035489004],
  [0.9995, 3.290526731491926],
];

test.each(published)("the quantile at %d is %d", (share, quantile) => {
  expect(Math.abs(normalQuantile(share) - quantile)).toBeLessThan(1e-12);
});

test("the share below a quantile is the share that was asked for", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (share) => {
      expect(Math.abs(normalShare(normalQuantile(share)) - share)).toBeLessThan(1e-13);
    }),
    { numRuns: 1000 },
  );
});

test("a quantile grows with its share, and mirrors at one half", () => {
  const share = fc.integer({ min: 1, max: (1 << 20) - 1 }).map((part) => part / (1 << 20));
  fc.assert(
    fc.property(share, share, (low, high) => {
      expect(normalQuantile(1 - low)).toBe(-normalQuantile(low) + 0);
      fc.pre(low < high);
      expect(normalQuantile(low)).toBeLessThan(normalQuantile(high));
    }),
  );
});

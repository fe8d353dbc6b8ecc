import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { worldValues } from "../src/index.ts";
import { escalationShares, pressureShares, signalTable } from "../src/signals.ts";

const flags = [
  ["escalation", escalationShares(worldValues())],
  ["pressure", pressureShares(worldValues())],
] as const;

describe.each(flags)("the %s flag", (_, shares) => {
  const tableAt = (signalStrength: number): number[] =>
    Array.from(signalTable(shares, worldValues({ signalStrength })));

  test("says nothing of the grade at strength 0, given the kind of incident", () => {
    const [other, , , contact, ...rest] = tableAt(0);
    expect(tableAt(0)).toEqual([other, other, other, contact, contact, contact]);
    expect(rest).toHaveLength(2);
    expect(contact).toBeGreaterThan(other ?? 1);
  });

  test("is set as often as assumed at strength 1", () => {
    tableAt(1).forEach((share, cell) => {
      expect(share).toBeCloseTo([...shares.other, ...shares.contact][cell] ?? 0, 12);
    });
  });

  test("tells grades further apart the stronger the signal", () => {
    const strength = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(strength, strength, (one, other) => {
        const [weak, strong] = [tableAt(Math.min(one, other)), tableAt(Math.max(one, other))];
        for (const kind of [0, 3]) {
          const apart = (table: number[]): number => (table[kind + 2] ?? 0) - (table[kind] ?? 0);
          expect(apart(strong)).toBeGreaterThanOrEqual(apart(weak) - 1e-12);
        }
        expect(strong.every((share) => share > 0 && share < 1)).toBe(true);
      }),
    );
  });
});

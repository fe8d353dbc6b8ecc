import fc from "fast-check";
import { expect, test } from "vitest";
import { countEntities, countFoundProviderPairs, countProviderPairs, largeBundles } from "../src/index.ts";

interface Sent {
  readonly bundle: number;
  readonly subject: number;
  readonly provider: number;
}

const streams = fc
  .array(fc.record({ bundle: fc.nat(2), subject: fc.nat(4), provider: fc.constantFrom(0, 3, 255) }), {
    maxLength: 20,
    size: "max",
  })
  .chain((sent) => fc.record({ sent: fc.constant(sent), warmup: fc.nat(sent.length) }));

/** Pairs of measured rows for which something holds. */
function pairs(sent: readonly Sent[], warmup: number, isOne: (a: Sent, b: Sent) => boolean): number {
  const measured = sent.slice(warmup);
  return measured.flatMap((a, i) => measured.slice(0, i).filter((b) => isOne(a, b))).length;
}

const isAcross = (a: Sent, b: Sent): boolean => a.subject === b.subject && a.provider !== b.provider;

test("Pairs across providers are those that a count of all pairs finds", () => {
  fc.assert(
    fc.property(streams, ({ sent, warmup }) => {
      const rows = {
        subject: Uint32Array.from(sent, ({ subject }) => subject),
        provider: Uint8Array.from(sent, ({ provider }) => provider),
      };
      const sizes = new Uint16Array(5);
      countEntities(rows.subject, warmup, sent.length, sizes);
      expect(countProviderPairs(rows, warmup, sent.length, sizes)).toBe(pairs(sent, warmup, isAcross));
      const firstRows = Uint32Array.from(sent, ({ bundle }) => sent.findIndex((other) => other.bundle === bundle));
      const found = countFoundProviderPairs(largeBundles(firstRows, warmup), rows);
      expect(found).toBe(pairs(sent, warmup, (a, b) => isAcross(a, b) && a.bundle === b.bundle));
    }),
    { numRuns: 300 },
  );
});

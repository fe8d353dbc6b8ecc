import fc from "fast-check";
import { expect, test } from "vitest";
import { distinctSorted, rankOf } from "../src/sorted-keys.kernel.ts";

const keys = fc.array(fc.integer({ min: 0, max: 30 }).map((key) => key * 0x1_0000_0001));

test("Distinct keys come sorted, and each has its rank", () => {
  fc.assert(
    fc.property(keys, keys, (a, b) => {
      const sorted = distinctSorted(Float64Array.from(a), Float64Array.from(b));
      expect([...sorted]).toEqual([...new Set([...a, ...b])].sort((x, y) => x - y));
      sorted.forEach((key, rank) => {
        expect(rankOf(sorted, key)).toBe(rank);
      });
    }),
  );
});

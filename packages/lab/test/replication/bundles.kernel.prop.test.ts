import fc from "fast-check";
import { expect, test } from "vitest";
import { allFirstRows, createBundles, fillFirstRows, join } from "../../src/replication/bundles.kernel.ts";

const rowCount = 40;
const links = fc.array(fc.tuple(fc.nat(rowCount - 1), fc.nat(rowCount - 1)), { maxLength: 60, size: "max" });

/** First rows of all bundles, by sets that are merged. */
function slowFirstRows(pairs: readonly (readonly [number, number])[]): number[] {
  let sets = Array.from({ length: rowCount }, (_, row) => new Set([row]));
  for (const [a, b] of pairs) {
    const touched = sets.filter((set) => set.has(a) || set.has(b));
    sets = [...sets.filter((set) => !touched.includes(set)), new Set(touched.flatMap((set) => [...set]))];
  }
  return Array.from({ length: rowCount }, (_, row) => Math.min(...(sets.find((set) => set.has(row)) ?? [])));
}

test("a bundle is what links connect, and bears the name of its first row", () => {
  fc.assert(
    fc.property(links, (pairs) => {
      const bundles = createBundles(rowCount);
      for (const [a, b] of pairs) join(bundles, a, b);
      const all = allFirstRows(bundles, rowCount);
      expect(all ? [...all] : null).toEqual(pairs.length === 0 ? null : slowFirstRows(pairs));
    }),
  );
});

test("asking in between, of any stretch of rows, changes nothing and tells what is known by then", () => {
  fc.assert(
    fc.property(links, fc.nat(60), fc.nat(rowCount), fc.nat(rowCount), (pairs, asked, x, y) => {
      const [from, to] = [Math.min(x, y), Math.max(x, y)];
      const bundles = createBundles(rowCount);
      const out = new Uint32Array(to - from);
      pairs.forEach(([a, b], index) => {
        if (index === asked) fillFirstRows(bundles, from, to - from, out);
        join(bundles, a, b);
      });
      if (asked >= pairs.length) fillFirstRows(bundles, from, to - from, out);
      expect([...out]).toEqual(slowFirstRows(pairs.slice(0, asked)).slice(from, to));
      expect([...(allFirstRows(bundles, rowCount) ?? [])]).toEqual(pairs.length === 0 ? [] : slowFirstRows(pairs));
    }),
  );
});

test("the rows beyond those received are left out", () => {
  const bundles = createBundles(rowCount);
  join(bundles, 3, 1);
  expect([...(allFirstRows(bundles, 4) ?? [])]).toEqual([0, 1, 2, 1]);
});

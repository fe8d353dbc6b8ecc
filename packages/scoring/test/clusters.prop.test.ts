import fc from "fast-check";
import { expect, test } from "vitest";
import { clusterScores } from "./cluster-scores.ts";
import { slowClusterScores } from "./slow-clusters.ts";

/** Two ways to group some rows, and how many of them are warm-up; with few bundles, some are large. */
const groupings = fc
  .nat(6)
  .chain((bundle) => fc.array(fc.record({ bundle: fc.nat(bundle), entity: fc.nat(6) }), { maxLength: 30, size: "max" }))
  .chain((placed) => fc.record({ placed: fc.constant(placed), warmup: fc.nat(placed.length) }));

test("cluster scores are what their definitions say, report by report", () => {
  fc.assert(
    fc.property(groupings, ({ placed, warmup }) => {
      const firstRows = placed.map(({ bundle }) => placed.findIndex((other) => other.bundle === bundle));
      const scores = clusterScores(
        firstRows,
        placed.map(({ entity }) => entity),
        warmup,
      );
      const expected = slowClusterScores(placed.slice(warmup));
      expect([...scores.keys()].sort()).toEqual(Object.keys(expected).sort());
      for (const [name, { value }] of scores) {
        const slow = expected[name] ?? null;
        expect(value, name).toEqual(slow === null ? null : expect.closeTo(slow, 9));
      }
    }),
    { numRuns: 500 },
  );
});

test("scores do not depend on how bundles and entities are numbered", () => {
  fc.assert(
    fc.property(groupings, ({ placed }) => {
      const firstRows = placed.map(({ bundle }) => placed.findIndex((other) => other.bundle === bundle));
      const one = clusterScores(
        firstRows,
        placed.map(({ entity }) => entity),
      );
      const other = clusterScores(
        firstRows,
        placed.map(({ entity }) => 50 - 7 * entity),
      );
      for (const [name, { value }] of one) {
        expect(other.get(name)?.value ?? null, name).toEqual(value === null ? null : expect.closeTo(value, 9));
      }
    }),
  );
});

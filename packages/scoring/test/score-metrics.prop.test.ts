import fc from "fast-check";
import { expect, test } from "vitest";
import { scoreMetrics } from "../src/score-metrics.ts";
import { slowAveragePrecision, slowBrier, slowRocAuc } from "./slow-scores.ts";
import { countsOfScores } from "./toy-scores.ts";

/** Scores with at most eight binary digits, so that a bin has one of them. */
const exact = fc
  .tuple(fc.integer({ min: -255, max: 255 }), fc.constantFrom(1, 1 / 256, 1024))
  .map(([digits, scale]) => digits * scale);
const rowsOf = (score: fc.Arbitrary<number>) =>
  fc.array(fc.record({ score, isUrgent: fc.boolean(), cell: fc.nat(2) }), { maxLength: 40, size: "max" });

const close = (found: number | null | undefined, slow: number | null): void => {
  if (slow === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(slow, 12);
};

test("average precision and ordered pairs are those of the slow definitions, over all groups and over each", () => {
  fc.assert(
    fc.property(rowsOf(exact), fc.integer({ min: 1, max: 50 }), (rows, rowsPerTick) => {
      const counts = countsOfScores(rows, 0, rowsPerTick);
      for (const groups of [[0, 1, 2], [0], [1, 2]]) {
        const metrics = scoreMetrics(counts, groups);
        const own = rows.filter(({ cell }) => groups.includes(cell));
        close(metrics.get("escalation.averagePrecision")?.value, slowAveragePrecision(own));
        close(metrics.get("escalation.rocAuc")?.value, slowRocAuc(own));
      }
    }),
  );
});

test("the Brier score is that of the slow definition", () => {
  const probability = fc.integer({ min: 0, max: 256 }).map((part) => part / 256);
  fc.assert(
    fc.property(rowsOf(probability), (rows) => {
      const metrics = scoreMetrics(countsOfScores(rows, 1), [0, 1, 2]);
      close(metrics.get("escalation.brierScore")?.value, slowBrier(rows));
    }),
  );
});

test("any finite scores lie in bins in their order, and a bin is narrow", () => {
  const score = fc.float({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(score, score, (one, other) => {
      const [low, high] = one <= other ? [one, other] : [other, one];
      const { bins, counts } = countsOfScores([{ score: low }, { score: high, isUrgent: true }]);
      if (bins.length === 2) expect([counts[0], counts[7]]).toEqual([1, 1]);
      else expect(high - low).toBeLessThanOrEqual(Math.max(Math.abs(low), Math.abs(high)) / 128 + 1e-38);
    }),
  );
});

test("scores in ticks of any size come to the same counts", () => {
  const score = fc.float({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(rowsOf(score), fc.integer({ min: 1, max: 50 }), (rows, rowsPerTick) => {
      expect(countsOfScores(rows, 1, rowsPerTick)).toEqual(countsOfScores(rows, 1, rows.length + 1));
    }),
  );
});

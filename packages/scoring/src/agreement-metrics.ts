import type { CellSums, EntitySums } from "./clusters.kernel.ts";
import { type Measured, measured } from "./measured.ts";

const informationNames = ["homogeneity", "completeness", "vMeasure", "variationOfInformation"] as const;

/** Adjusted Rand index of Hubert and Arabie (1985), from counts of pairs; null without a pair. Groupings that leave it 0 over 0 are alike: 1. */
export function adjustedRand(truth: EntitySums, { truePairs, predictedPairs }: CellSums): Measured {
  const all = (truth.reports * (truth.reports - 1)) / 2;
  if (all === 0) return measured(null, 0);
  const expected = predictedPairs * (truth.pairs / all);
  const most = (predictedPairs + truth.pairs) / 2;
  return measured(most === expected ? 1 : (truePairs - expected) / (most - expected), all);
}

/** Sum over sizes of (count in `a` less count in `b`) x size x ln(size), from the smallest on; 0 where the two are alike. */
function logSizes(a: Uint32Array, b: Uint32Array): number {
  let sum = 0;
  for (let size = 2; size < Math.max(a.length, b.length); size++) {
    const more = (a[size] ?? 0) - (b[size] ?? 0);
    if (more !== 0) sum += more * size * Math.log(size);
  }
  return sum;
}

/** Share of an uncertainty that is taken away; 1 where there was none. */
function explained(left: number, whole: number): number {
  return whole <= 0 ? 1 : Math.max(0, 1 - left / whole);
}

/**
 * Homogeneity, completeness and V-measure (Rosenberg and Hirschberg, 2007), and variation of information (Meila, 2007) in bits. All four come
 * from sizes of bundles, entities and cells, counted as whole numbers; a lone report adds nothing, ln 1 being 0.
 */
export function informationMetrics(
  truth: EntitySums,
  { bundlesOfSize, cellsOfSize }: CellSums,
): readonly (readonly [name: string, value: Measured])[] {
  const { reports } = truth;
  if (reports === 0) return informationNames.map((name) => [name, measured(null, 0)]);
  const nothing = new Uint32Array(1);
  const total = reports * Math.log(reports);
  const entityLeft = logSizes(bundlesOfSize, cellsOfSize);
  const bundleLeft = logSizes(truth.ofSize, cellsOfSize);
  const homogeneity = explained(entityLeft, total - logSizes(truth.ofSize, nothing));
  const completeness = explained(bundleLeft, total - logSizes(bundlesOfSize, nothing));
  const sum = homogeneity + completeness;
  const values = [homogeneity, completeness, sum === 0 ? 0 : (2 * homogeneity * completeness) / sum];
  const bits = (entityLeft + bundleLeft) / Math.LN2 / reports;
  return informationNames.map((name, i) => [name, measured(values[i] ?? bits, reports)]);
}

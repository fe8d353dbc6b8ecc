import { adjustedRand, informationMetrics } from "./agreement-metrics.ts";
import type { CellSums, EntitySums } from "./clusters.kernel.ts";
import { type Measured, measured, ratio } from "./measured.ts";

type Named = readonly [name: string, value: Measured];

function harmonic(precision: Measured, recall: Measured): Measured {
  if (precision.value === null || recall.value === null) return measured(null, 0);
  const sum = precision.value + recall.value;
  return measured(sum === 0 ? 0 : (2 * precision.value * recall.value) / sum, precision.n);
}

function withF1(name: string, precision: Measured, recall: Measured): readonly Named[] {
  return [
    [`${name}.precision`, precision],
    [`${name}.recall`, recall],
    [`${name}.f1`, harmonic(precision, recall)],
  ];
}

function bCubed(truth: EntitySums, sums: CellSums, lone: number): readonly Named[] {
  const { reports, entities } = truth;
  const recordRecall = entities - sums.byEntity + sums.squareByEntity;
  const entityPrecision = entities - sums.byEntity + sums.squareByBundleEntity;
  const entityRecall = truth.inverseSizes - sums.byEntitySquared + sums.squareByEntitySquared;
  return [
    ...withF1("bCubed.byRecord", ratio(lone + sums.squareByBundle, reports), ratio(recordRecall, reports)),
    ...withF1("bCubed.byEntity", ratio(entityPrecision, entities), ratio(entityRecall, entities)),
  ];
}

/** A count of something among `n`; null where there is none of it. */
function count(value: number, n: number): Measured {
  return measured(n === 0 ? null : value, n);
}

/**
 * Scores of a level from the sums over entities and over bundles of two or more. A lone report is a bundle of one cell with n = 1: its
 * part of each sum is what the entity sums have and the cells of larger bundles do not.
 */
export function clusterMetrics(level: string, truth: EntitySums, sums: CellSums): Map<string, Measured> {
  const { entities } = truth;
  const lone = truth.reports - sums.members;
  const bundles = lone + sums.bundles;
  const exact = truth.alone - sums.aloneCells + sums.exactBundles;
  const largest = sums.bundles === 0 ? 1 : sums.bundlesOfSize.length - 1;
  const named: readonly Named[] = [
    ...withF1("pairwise", ratio(sums.truePairs, sums.predictedPairs), ratio(sums.truePairs, truth.pairs)),
    ...bCubed(truth, sums, lone),
    ["exactCluster.precision", ratio(exact, bundles)],
    ["exactCluster.recall", ratio(exact, entities)],
    ["adjustedRand", adjustedRand(truth, sums)],
    ...informationMetrics(truth, sums),
    ["mergeErrors", count(sums.cells - sums.bundles, bundles)],
    ["splitErrors", count(lone + sums.cells - entities, entities)],
    ["largestCluster", count(largest, bundles)],
    ["largestEntity", count(truth.ofSize.length - 1, entities)],
  ];
  return new Map(named.map(([name, value]) => [`dedup.${level}.${name}`, value]));
}

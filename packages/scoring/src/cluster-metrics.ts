import type { CellSums, EntitySums } from "./clusters.kernel.ts";
import { type Measured, measured, ratio } from "./measured.ts";

function harmonic(precision: Measured, recall: Measured): Measured {
  if (precision.value === null || recall.value === null) return measured(null, 0);
  const sum = precision.value + recall.value;
  return measured(sum === 0 ? 0 : (2 * precision.value * recall.value) / sum, precision.n);
}

/**
 * Scores of a level from the sums over entities and over bundles of two or more. A lone report is a bundle of one cell with n = 1: its
 * part of each sum is what the entity sums have and the cells of larger bundles do not.
 */
export function clusterMetrics(level: string, truth: EntitySums, sums: CellSums): Map<string, Measured> {
  const lone = truth.reports - sums.members;
  const bundles = lone + sums.bundles;
  const exact = truth.alone - sums.aloneCells + sums.exactBundles;
  const pairwise = [ratio(sums.truePairs, sums.predictedPairs), ratio(sums.truePairs, truth.pairs)] as const;
  const recordRecall = truth.entities - sums.byEntity + sums.squareByEntity;
  const byRecord = [ratio(lone + sums.squareByBundle, truth.reports), ratio(recordRecall, truth.reports)] as const;
  const entityPrecision = truth.entities - sums.byEntity + sums.squareByBundleEntity;
  const entityRecall = truth.inverseSizes - sums.byEntitySquared + sums.squareByEntitySquared;
  const byEntity = [ratio(entityPrecision, truth.entities), ratio(entityRecall, truth.entities)] as const;
  const merges = sums.cells - sums.bundles;
  const splits = lone + sums.cells - truth.entities;
  return new Map(
    (
      [
        ["pairwise.precision", pairwise[0]],
        ["pairwise.recall", pairwise[1]],
        ["pairwise.f1", harmonic(...pairwise)],
        ["bCubed.byRecord.precision", byRecord[0]],
        ["bCubed.byRecord.recall", byRecord[1]],
        ["bCubed.byRecord.f1", harmonic(...byRecord)],
        ["bCubed.byEntity.precision", byEntity[0]],
        ["bCubed.byEntity.recall", byEntity[1]],
        ["bCubed.byEntity.f1", harmonic(...byEntity)],
        ["exactCluster.precision", ratio(exact, bundles)],
        ["exactCluster.recall", ratio(exact, truth.entities)],
        ["mergeErrors", measured(bundles === 0 ? null : merges, bundles)],
        ["splitErrors", measured(truth.entities === 0 ? null : splits, truth.entities)],
      ] as const
    ).map(([name, value]) => [`dedup.${level}.${name}`, value]),
  );
}

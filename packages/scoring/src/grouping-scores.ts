import { clusterMetrics } from "./cluster-metrics.ts";
import { countEntities, largeBundles, sumCells, sumEntities } from "./clusters.kernel.ts";
import type { Measured } from "./measured.ts";

/** Scores of any grouping against the true one, by metric name; both give each row a code of its group, in no order. */
export function groupingScores(
  level: string,
  bundleOf: Uint32Array,
  entityOf: Uint32Array,
): ReadonlyMap<string, Measured> {
  const entities = firstRows(entityOf);
  const sizes = new Uint32Array(entities.length);
  countEntities(entities, 0, entities.length, sizes);
  const large = largeBundles(firstRows(bundleOf), 0);
  const cells = sumCells(
    large,
    large.rows.map((row) => entities[row] ?? 0),
    sizes,
  );
  return clusterMetrics(level, sumEntities(sizes), cells);
}

/** The first row of each row's group: a name for it that no numbering of groups has a part in. */
function firstRows(groupOf: Uint32Array): Uint32Array {
  const groups = groupOf.reduce((most, group) => Math.max(most, group + 1), 0);
  const first = new Uint32Array(groups).fill(groupOf.length);
  return groupOf.map((group, row) => {
    if (first[group] === groupOf.length) first[group] = row;
    return first[group] ?? 0;
  });
}

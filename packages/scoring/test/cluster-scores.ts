import { clusterMetrics } from "../src/cluster-metrics.ts";
import { countEntities, largeBundles, sumCells, sumEntities } from "../src/index.ts";
import type { Measured } from "../src/measured.ts";

/** Cluster metrics of rows `[firstRow, end)`, by name without the level. A bundle is named by its first row, which may lie before. */
export function clusterScores(
  bundleOf: readonly number[],
  entityOf: readonly number[],
  firstRow = 0,
): ReadonlyMap<string, Measured> {
  const ids = Uint32Array.from(entityOf);
  const sizes = new Uint16Array(1 + ids.reduce((most, id) => Math.max(most, id), 0));
  countEntities(ids, firstRow, ids.length, sizes);
  const large = largeBundles(Uint32Array.from(bundleOf), firstRow);
  const cells = sumCells(
    large,
    large.rows.map((row) => ids[row] ?? 0),
    sizes,
  );
  const scores = clusterMetrics("event", sumEntities(sizes), cells);
  return new Map([...scores].map(([name, measured]) => [name.replace("dedup.event.", ""), measured]));
}

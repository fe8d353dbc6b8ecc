import { type EntitySums, type LevelSums, largeBundles, noCells, sumCells, sumEntities } from "@tipbench/scoring";
import { type EntityLevel, entityLevels } from "@tipbench/vocabulary";
import { entitiesOf, type World } from "@tipbench/world";
import type { StreamSummary } from "../stream/stream-summary.kernel.ts";
import { allFirstRows, type Bundles } from "./bundles.kernel.ts";

/** The measured rows of a run, and how a row's submission is found again. */
export interface MeasuredRows {
  readonly first: number;
  readonly end: number;
  readonly submissionOf: (row: number) => number;
}

type Sizes = Readonly<Record<EntityLevel, Uint8Array | Uint16Array>>;

/** Scores bundles at every level. The truth of the rows in large bundles is generated again rather than kept. */
export function clusterLevels(
  world: World,
  summary: StreamSummary,
  rows: MeasuredRows,
): (bundles: Bundles) => readonly LevelSums[] {
  const sizes: Sizes = { event: summary.events, incident: summary.incidents, subject: summary.subjects };
  const truth: Readonly<Record<EntityLevel, EntitySums>> = {
    event: sumEntities(sizes.event),
    incident: sumEntities(sizes.incident),
    subject: sumEntities(sizes.subject),
  };
  return (bundles) => {
    const bundleOf = allFirstRows(bundles, rows.end);
    if (!bundleOf) return entityLevels.map((level) => ({ level, truth: truth[level], cells: noCells() }));
    const large = largeBundles(bundleOf, rows.first);
    const entities = entitiesOf(world, large.rows.map(rows.submissionOf));
    return entityLevels.map((level) => ({
      level,
      truth: truth[level],
      cells: sumCells(large, entities[level], sizes[level]),
    }));
  };
}

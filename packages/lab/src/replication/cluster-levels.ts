import {
  type EntitySums,
  type LevelSums,
  largeBundles,
  noCells,
  type RunTruth,
  sumCells,
  sumEntities,
} from "@tipbench/scoring";
import { type EntityLevel, entityLevels } from "@tipbench/vocabulary";
import { entitiesOf, type World } from "@tipbench/world";
import type { StreamSummary } from "../stream/stream-summary.kernel.ts";
import { allFirstRows, type Bundles } from "./bundles.kernel.ts";

type Entities = ReturnType<typeof entitiesOf>;

/** The measured rows of a run, and how the entities of some rows are found again. */
export interface MeasuredRows {
  readonly first: number;
  readonly end: number;
  readonly entitiesOf: (rows: Uint32Array) => Entities;
}

type Sizes = Readonly<Record<EntityLevel, Uint8Array | Uint16Array>>;

/** Finds the entities of a run's rows: generated again, or of a recorded stream as they were kept. */
export function entitiesIn(
  world: World,
  { submission, event, incident, subject }: RunTruth,
): MeasuredRows["entitiesOf"] {
  const at = (values: Uint32Array) => (row: number) => values[row] ?? 0;
  if (event.length === 0) return (rows) => entitiesOf(world, rows.map(at(submission)));
  return (rows) => ({ event: rows.map(at(event)), incident: rows.map(at(incident)), subject: rows.map(at(subject)) });
}

/** Scores bundles at every level. */
export function clusterLevels(summary: StreamSummary, rows: MeasuredRows): (bundles: Bundles) => readonly LevelSums[] {
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
    const entities = rows.entitiesOf(large.rows);
    return entityLevels.map((level) => ({
      level,
      truth: truth[level],
      cells: sumCells(large, entities[level], sizes[level]),
    }));
  };
}

import {
  type BundleFigures,
  countFoundProviderPairs,
  countProviderPairs,
  type EntitySizes,
  largeBundles,
  noCells,
  type RunTruth,
  sumCells,
  sumEntities,
} from "@tipbench/scoring";
import { type EntityLevel, entityLevels } from "@tipbench/vocabulary";
import { entitiesOf, type World } from "@tipbench/world";
import type { StreamSummary } from "../stream/stream-summary.kernel.ts";
import { allFirstRows } from "./bundles.kernel.ts";
import type { PairDesk } from "./pair-desk.ts";

/** Finds the entities of some rows of a run, at every level. */
type EntitiesByLevel = (rows: Uint32Array) => Readonly<Record<EntityLevel, Uint32Array>>;

/** Finds the entities of a run's rows: generated again, or of a recorded stream as they were kept. */
export function entitiesIn(world: World, { submission, event, incident, subject }: RunTruth): EntitiesByLevel {
  const at = (values: Uint32Array) => (row: number) => values[row] ?? 0;
  if (event.length === 0) return (rows) => entitiesOf(world, rows.map(at(submission)));
  return (rows) => ({ event: rows.map(at(event)), incident: rows.map(at(incident)), subject: rows.map(at(subject)) });
}

/** The measured rows of a run. */
export interface MeasuredRows {
  readonly first: number;
  readonly end: number;
  readonly truth: RunTruth;
  readonly secondsPerReview: number;
  readonly entitiesOfRows: EntitiesByLevel;
}

/** Scores bundles at every level. */
export function bundleFigures(
  summary: StreamSummary,
  { first, end, truth, secondsPerReview, entitiesOfRows }: MeasuredRows,
): (desk: PairDesk) => BundleFigures {
  const sizes: Readonly<Record<EntityLevel, EntitySizes>> = {
    event: summary.events,
    incident: summary.incidents,
    subject: summary.subjects,
  };
  const sums = {
    event: sumEntities(sizes.event),
    incident: sumEntities(sizes.incident),
    subject: sumEntities(sizes.subject),
  };
  const { reports, pairs: truePairs } = sums.subject;
  const providerPairs = countProviderPairs(truth, first, end, sizes.subject);
  return ({ bundles, compared, counts }) => {
    const pairs = { reports, truePairs, providerPairs, compared };
    const links = { counts, reviewSeconds: counts.reviewed * secondsPerReview };
    const bundleOf = allFirstRows(bundles, end);
    if (!bundleOf) {
      const levels = entityLevels.map((level) => ({ level, truth: sums[level], cells: noCells() }));
      return { levels, links, pairs: { ...pairs, foundProviderPairs: 0 } };
    }
    const large = largeBundles(bundleOf, first);
    const entities = entitiesOfRows(large.rows);
    const foundProviderPairs = countFoundProviderPairs(large, truth);
    const levels = entityLevels.map((level) => ({
      level,
      truth: sums[level],
      cells: sumCells(large, entities[level], sizes[level]),
    }));
    return { levels, links, pairs: { ...pairs, foundProviderPairs } };
  };
}

import {
  type BundleFigures,
  countFoundProviderPairs,
  type EntitySizes,
  type LargeBundles,
  largeBundles,
  noCells,
  type RunTruth,
  sumCells,
} from "@tipbench/scoring";
import { type EntityLevel, entityLevels } from "@tipbench/vocabulary";
import { entitiesOf, type World } from "@tipbench/world";
import type { StreamSummary } from "../stream/stream-summary.kernel.ts";
import { truthSums } from "../stream/truth-sums.ts";
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

/** Bundles of two and more, with the entities of their rows. */
export interface FoundBundles {
  readonly large: LargeBundles;
  readonly entities: ReturnType<EntitiesByLevel>;
  readonly providerPairs: number;
}

/** Finds the bundles of two and more; `bundleOf` has the first row of each row's bundle, and null has none. */
export function findBundles(
  { first, truth, entitiesOfRows }: MeasuredRows,
  bundleOf: Uint32Array | null,
): FoundBundles | null {
  if (!bundleOf) return null;
  const large = largeBundles(bundleOf, first);
  return { large, entities: entitiesOfRows(large.rows), providerPairs: countFoundProviderPairs(large, truth) };
}

/** Scores bundles at every level; null is of a step without any. */
export function bundleFigures(
  summary: StreamSummary,
  { end, truth, secondsPerReview }: MeasuredRows,
): (desk: PairDesk, found: FoundBundles | null) => BundleFigures {
  const sizes: Readonly<Record<EntityLevel, EntitySizes>> = {
    event: summary.events,
    incident: summary.incidents,
    subject: summary.subjects,
  };
  const { entities: sums, providerPairs } = summary.sums ?? truthSums(summary, truth, end);
  const { reports, pairs: truePairs } = sums.subject;
  return ({ compared, counts }, found) => {
    const pairs = { reports, truePairs, providerPairs, compared };
    const links = { counts, reviewSeconds: counts.reviewed * secondsPerReview };
    if (!found) {
      const levels = entityLevels.map((level) => ({ level, truth: sums[level], cells: noCells() }));
      return { levels, links, pairs: { ...pairs, foundProviderPairs: 0 } };
    }
    const { large, entities, providerPairs: foundProviderPairs } = found;
    const levels = entityLevels.map((level) => ({
      level,
      truth: sums[level],
      cells: sumCells(large, entities[level], sizes[level]),
    }));
    return { levels, links, pairs: { ...pairs, foundProviderPairs } };
  };
}

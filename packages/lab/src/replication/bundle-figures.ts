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

/** The measured rows of a run. */
export interface MeasuredRows {
  readonly first: number;
  readonly end: number;
  readonly truth: RunTruth;
  readonly secondsPerReview: number;
}

/** Scores bundles at every level. The truth of the rows in large bundles is generated again rather than kept. */
export function bundleFigures(
  world: World,
  summary: StreamSummary,
  { first, end, truth, secondsPerReview }: MeasuredRows,
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
    const entities = entitiesOf(
      world,
      large.rows.map((row) => truth.submission[row] ?? 0),
    );
    const foundProviderPairs = countFoundProviderPairs(large, truth);
    const levels = entityLevels.map((level) => ({
      level,
      truth: sums[level],
      cells: sumCells(large, entities[level], sizes[level]),
    }));
    return { levels, links, pairs: { ...pairs, foundProviderPairs } };
  };
}

import { countProviderPairs, type EntitySizes, type EntitySums, type SenderRows, sumEntities } from "@tipbench/scoring";
import type { EntityLevel } from "@tipbench/vocabulary";

/** What scores of bundles ask of the truth alone. */
export interface TruthSums {
  readonly entities: Readonly<Record<EntityLevel, EntitySums>>;
  /** Pairs of reports of one subject from different providers. */
  readonly providerPairs: number;
}

/** Measured reports, and by entity. */
export interface EntityCounts {
  readonly reports: number;
  readonly events: EntitySizes;
  readonly incidents: EntitySizes;
  readonly subjects: EntitySizes;
}

/** Sums over the measured rows, which are the last before `end`. */
export function truthSums(
  { reports, events, incidents, subjects }: EntityCounts,
  rows: SenderRows,
  end: number,
): TruthSums {
  return {
    entities: { event: sumEntities(events), incident: sumEntities(incidents), subject: sumEntities(subjects) },
    providerPairs: countProviderPairs(rows, end - reports, end, subjects),
  };
}

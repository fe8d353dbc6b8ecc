export { CapacityRecall } from "./capacity.ts";
export { CaseCounts } from "./case-counts.ts";
export { type Cells, cellsOf, type PlaceGroup } from "./cells.ts";
export {
  countEntities,
  type EntitySizes,
  type EntitySums,
  type LargeBundles,
  largeBundles,
  noCells,
  sumCells,
  sumEntities,
} from "./clusters.kernel.ts";
export { agencyGroups, type ConfusionCounts, confusionOf } from "./confusion.ts";
export { counterCode } from "./counters.ts";
export { comparisonsOf, estimatesOf, type Replications } from "./estimates.ts";
export type { EventTimes } from "./event-times.ts";
export { groupingScores } from "./grouping-scores.ts";
export { linkCurve } from "./link-curve.ts";
export { type EntitiesOfRows, LinkLog } from "./link-log.ts";
export { createLinkCounts, type LinkCounts, type LinkFigures } from "./link-metrics.ts";
export type { Measured } from "./measured.ts";
export { countLeads, countMisses, createMissCounts, finishMisses, type MissCounts } from "./misses.kernel.ts";
export { oversightCurve, type Reviewers } from "./oversight-curve.ts";
export { countPair, createPairCounts, type PairCounts } from "./pair-counts.kernel.ts";
export { countFoundProviderPairs, countProviderPairs, type SenderRows } from "./provider-pairs.kernel.ts";
export {
  type AgencyMap,
  addRowCounts,
  countDecisions,
  countDeliveries,
  createRowCounts,
  type DeliveryRows,
  type RowCounts,
  redecide,
} from "./row-counts.kernel.ts";
export {
  actionableFlag,
  addRowEntities,
  addRowFacts,
  addRows,
  type CellNumbering,
  createRunTruth,
  gradeMask,
  measuredFlag,
  type RunTruth,
  wrongPersonFlag,
} from "./run-truth.kernel.ts";
export { type BundleFigures, type DeskFigures, scoreReplication } from "./score.ts";
export { addScores, createScoreBins, type ScoreBins } from "./score-bins.kernel.ts";
export { type ScoreCounts, scoreCounts } from "./score-counts.ts";
export { curvesOf } from "./score-curves.ts";
export { scoreGroups } from "./score-groups.ts";
export { type ScoredPairs, scoredPairs } from "./scored-pairs.ts";
export { seriesOf } from "./series.ts";
export { type GroupedCounts, strataOf } from "./strata.ts";
export { strategyCounts } from "./strategy-counts.ts";
export { countRow, createTally, type Tally } from "./tally.kernel.ts";
export { UrgentEvents } from "./urgent-events.ts";

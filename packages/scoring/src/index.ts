export { CapacityRecall } from "./capacity.ts";
export { CaseCounts } from "./case-counts.ts";
export { type Cells, cellsOf, type PlaceGroup } from "./cells.ts";
export {
  type CellSums,
  countEntities,
  type EntitySums,
  largeBundles,
  noCells,
  sumCells,
  sumEntities,
} from "./clusters.kernel.ts";
export { agencyGroups, type ConfusionCounts, confusionOf } from "./confusion.ts";
export { counterCode } from "./counters.ts";
export { comparisonsOf, estimatesOf, type Replications } from "./estimates.ts";
export type { EventTimes } from "./event-times.ts";
export type { Measured } from "./measured.ts";
export { countMisses, createMissCounts, finishMisses, type MissCounts } from "./misses.kernel.ts";
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
  addRowFacts,
  addRows,
  type CellNumbering,
  createRunTruth,
  gradeMask,
  type RunTruth,
  wrongPersonFlag,
} from "./run-truth.kernel.ts";
export { type DeskFigures, type LevelSums, scoreReplication } from "./score.ts";
export { addScores, createScoreBins, type ScoreBins } from "./score-bins.kernel.ts";
export { type ScoreCounts, scoreCounts } from "./score-counts.ts";
export { curvesOf } from "./score-curves.ts";
export { scoreGroups } from "./score-groups.ts";
export { seriesOf } from "./series.ts";
export { type GroupedCounts, strataOf } from "./strata.ts";
export { strategyCounts } from "./strategy-counts.ts";
export { countRow, createTally, type Tally } from "./tally.kernel.ts";
export { UrgentEvents } from "./urgent-events.ts";

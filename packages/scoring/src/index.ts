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
export { counterCode } from "./counters.ts";
export { comparisonsOf, estimatesOf, type Replications } from "./estimates.ts";
export type { Measured } from "./measured.ts";
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
  type RunTruth,
  wrongPersonFlag,
} from "./run-truth.kernel.ts";
export { type DeskFigures, type LevelSums, scoreReplication } from "./score.ts";
export { strategyCounts } from "./strategy-counts.ts";
export { seriesOf, strataOf } from "./tables.ts";
export { countRow, createTally, type Tally } from "./tally.kernel.ts";
export { UrgentEvents } from "./urgent-events.ts";

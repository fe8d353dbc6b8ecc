export { type FileFormat, fileFormats } from "./buffer-table.ts";
export type { DecisionTable } from "./decision-table.ts";
export { checkFileNames } from "./file-name.ts";
export { listRuns, type RunSummary } from "./list-runs.ts";
export {
  type DecisionPage,
  type DecisionQuery,
  openRun,
  type Run,
  type StrategyDecision,
} from "./open-run.ts";
export {
  columnsOfPart,
  type PackedWord,
  type RecordedColumn,
  type RecordedPiece,
  readParts,
  textAt,
} from "./recording/read-parts.ts";
export {
  findRecording,
  type RecordedPart,
  type RecordedParts,
  type RecordedTable,
  recordedTables,
} from "./recording/recorded-parts.ts";
export { createRunFolder, type RunWriter, type SealedRun } from "./run-writer.ts";
export type { StreamColumn, StreamTable, WrittenPart, WrittenTable } from "./stream-datasheet.ts";
export { createStreamWriter, type StreamExport, type StreamWriter } from "./stream-writer.ts";
export type { ArrayKind, ColumnArray, TextArray } from "./table.ts";
export { type Problem, verifyRunFolder } from "./verify-run-folder.ts";

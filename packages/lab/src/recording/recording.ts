import type { RecordedPart, RecordedTable } from "@tipbench/store";
import type { StageColumn, TruthColumn } from "@tipbench/vocabulary";
import type { RecordedSize } from "@tipbench/world";
import type { ColumnRule } from "./column-rules.ts";

/** The files of one table of a recorded stream, and what is read of them. */
export interface RecordedFiles {
  readonly parts: readonly RecordedPart[];
  readonly rules: readonly ColumnRule[];
}

/** A recorded stream that was checked, for the days of a scenario: data only, so that it can be sent to a thread. */
export interface Recording extends RecordedSize {
  /** As it was given; no document of a run may hold it. */
  readonly path: string;
  /** Hash of the logical columns: the same for Parquet, JSON lines and CSV, and however many files there are. */
  readonly hash: string;
  readonly reports: number;
  /** First file of each tick, and the number of files. */
  readonly fileOfTick: Uint32Array;
  readonly tables: Readonly<Record<RecordedTable, RecordedFiles>>;
  /** Stream columns that it has. */
  readonly columns: readonly StageColumn[];
  /** Columns of the truth that it does not have. */
  readonly lacking: readonly TruthColumn[];
}

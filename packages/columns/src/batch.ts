import type { ColumnArray } from "./allocate.ts";

/**
 * Consecutive rows as struct of arrays. Every report column has `rows` values; a file column has one value a file, those of row `i` at
 * `fileOffsets[i]` up to `fileOffsets[i + 1]`. The arrays belong to the batch's maker and are only valid during the call they are given to.
 */
export interface Batch<Columns> {
  /** Number in the run of the batch's first row. */
  readonly firstRow: number;
  readonly rows: number;
  readonly columns: Columns;
  /** `rows + 1` offsets, or empty where no file column was asked for. */
  readonly fileOffsets: Uint32Array;
}

/** A batch of any columns, by their names. */
export type AnyBatch = Batch<Readonly<Record<string, ColumnArray>>>;

import type { StageColumn } from "@tipbench/vocabulary";
import type { Chunk, World } from "@tipbench/world";

/** A column of text of the reports, which is made only where it is asked for by name. */
export interface TextColumn {
  readonly name: string;
  readonly unit: string;
  readonly doc: string;
  /** Columns that a chunk must have for `textOf`. */
  readonly reads: readonly StageColumn[];
  /** The text of a row of a chunk; null: the report has none. */
  readonly textOf: (world: World, chunk: Chunk, row: number) => string | null;
}

/** Every text column that an export can have. */
export const textColumns: readonly TextColumn[] = [];

import { InvariantError } from "@tipbench/vocabulary";
import { largest } from "./columns.kernel.ts";

/** How a column is held in memory, and so in Parquet. */
export type ArrayKind = "u8" | "u16" | "u32" | "i32" | "f64";
export type ColumnArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** A column that can be written: numbers, or (in an unsigned array) codes of labels. */
export interface TableColumn {
  readonly name: string;
  readonly array: ArrayKind;
  /** The value that is written as null, beside NaN, which always is; null: none. */
  readonly missing: number | null;
  /** Texts by code: the column is written as text, a null label as null. */
  readonly labels?: readonly (string | null)[];
}

/** A column of texts of no code book. */
export interface TextColumn {
  readonly name: string;
  readonly array: "text";
}
export type TextArray = readonly (string | null)[];

/** Columns and their values, in the same order. All arrays have one length. */
export interface Table {
  readonly columns: readonly TableColumn[];
  readonly arrays: readonly ColumnArray[];
}

/** What holds a kind in memory, and the SQL type that it becomes. */
export const storage = {
  u8: { holds: Uint8Array, sql: "UTINYINT" },
  u16: { holds: Uint16Array, sql: "USMALLINT" },
  u32: { holds: Uint32Array, sql: "UINTEGER" },
  i32: { holds: Int32Array, sql: "INTEGER" },
  f64: { holds: Float64Array, sql: "DOUBLE" },
} as const satisfies Record<ArrayKind, { holds: unknown; sql: string }>;

const texts = { holds: Array };

/** What `checkedRowCount` looks at: a table that can hold texts as well. */
interface CheckedTable {
  readonly columns: readonly (TableColumn | TextColumn)[];
  readonly arrays: readonly (ColumnArray | TextArray)[];
}

/** Rows of a table, after a check of counts, kinds, lengths and codes. Throws InvariantError. */
export function checkedRowCount({ columns, arrays }: CheckedTable): number {
  if (columns.length !== arrays.length) {
    throw new InvariantError(`A table of ${columns.length} columns was given ${arrays.length} arrays.`);
  }
  const rowCount = arrays[0]?.length ?? 0;
  columns.forEach((column, index) => {
    checkArray(column, arrays[index], rowCount);
  });
  return rowCount;
}

function checkArray(
  column: TableColumn | TextColumn,
  array: ColumnArray | TextArray | undefined,
  rowCount: number,
): void {
  const { holds } = column.array === "text" ? texts : storage[column.array];
  if (!(array instanceof holds)) throw new InvariantError(`Column ${column.name} must be a ${holds.name}.`);
  if (array.length !== rowCount) {
    throw new InvariantError(`Column ${column.name} has ${array.length} rows where the first has ${rowCount}.`);
  }
  if (column.array === "text" || column.labels === undefined || !ArrayBuffer.isView(array)) return;
  checkCodes(column, array, column.labels.length);
}

function checkCodes({ name, array: kind }: TableColumn, codes: ColumnArray, labelCount: number): void {
  if (kind === "i32" || kind === "f64")
    throw new InvariantError(`Column ${name} holds codes of labels in a signed array.`);
  const code = largest(codes);
  if (code >= labelCount) throw new InvariantError(`Column ${name} has code ${code}, but only ${labelCount} labels.`);
}

import { InvariantError } from "@tipbench/vocabulary";
import type { ReadTable } from "./read-table.ts";

/** Single values of a table that was read; each throws InvariantError where the table has no such value. */
export interface TableValues {
  text(column: string, row: number): string;
  /** Null too in a table of a version that did not have the column. */
  textOrNull(column: string, row: number): string | null;
  number(column: string, row: number): number;
  numberOrNull(column: string, row: number): number | null;
}

/** Looks into a table by column and row. */
export function tableValues(table: ReadTable): TableValues {
  const numberOrNull = (column: string, row: number): number | null => {
    const value = table.columns.get(column)?.values[row];
    if (typeof value !== "number") throw absent(column);
    return Number.isNaN(value) ? null : value;
  };
  return {
    numberOrNull,
    number: (column, row) => {
      const value = numberOrNull(column, row);
      if (value === null) throw absent(column);
      return value;
    },
    textOrNull: (column, row) => {
      const value = table.columns.get(column)?.values[row] ?? null;
      if (typeof value === "number") throw absent(column);
      return value;
    },
    text: (column, row) => {
      const value = table.columns.get(column)?.values[row];
      if (typeof value !== "string") throw absent(column);
      return value;
    },
  };
}

function absent(column: string): InvariantError {
  return new InvariantError(`A stored table lacks a value of column ${column}.`);
}

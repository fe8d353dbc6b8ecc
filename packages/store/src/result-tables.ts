import {
  type ConfusionRow,
  type CurveName,
  type CurveRow,
  curveNames,
  type Dimension,
  dimensions,
  InvariantError,
  type SeriesRow,
  type StratumRow,
} from "@tipbench/vocabulary";
import type { ReadTable } from "./read-table.ts";
import type { ColumnArray, Table, TableColumn } from "./table.ts";
import { tableValues } from "./table-values.ts";

type Filled = readonly [TableColumn, ColumnArray];

/** `series.parquet`; rows in the order given. Throws InvariantError for a value that is neither finite nor null. */
export function seriesTable(rows: readonly SeriesRow[]): Table {
  return tableOf([
    texts("strategy", rows),
    numbers("day", rows),
    texts("metric", rows),
    numbers("value", rows),
    numbers("low", rows),
    numbers("high", rows),
    numbers("n", rows),
  ]);
}

/** `strata.parquet`; likewise. */
export function strataTable(rows: readonly StratumRow[]): Table {
  return tableOf([
    texts("strategy", rows),
    texts("dimension", rows),
    texts("group", rows),
    texts("metric", rows),
    numbers("value", rows),
    numbers("low", rows),
    numbers("high", rows),
    numbers("n", rows),
    texts("reason", rows),
  ]);
}

/** `curves.parquet`; likewise. */
export function curvesTable(rows: readonly CurveRow[]): Table {
  return tableOf([
    texts("strategy", rows),
    texts("curve", rows),
    numbers("x", rows),
    numbers("y", rows),
    numbers("n", rows),
  ]);
}

/** `confusion.parquet`; likewise. */
export function confusionTable(rows: readonly ConfusionRow[]): Table {
  return tableOf([
    texts("strategy", rows),
    texts("lead", rows),
    texts("delivered", rows),
    numbers("reports", rows),
    numbers("missed", rows),
  ]);
}

/** The rows of `series.parquet`. */
export function seriesRows(table: ReadTable): SeriesRow[] {
  const { text, number, numberOrNull } = tableValues(table);
  return Array.from({ length: table.rowCount }, (_, row) => ({
    strategy: text("strategy", row),
    day: number("day", row),
    metric: text("metric", row),
    value: numberOrNull("value", row),
    low: numberOrNull("low", row),
    high: numberOrNull("high", row),
    n: number("n", row),
  }));
}

/** The rows of `strata.parquet`. */
export function strataRows(table: ReadTable): StratumRow[] {
  const { text, textOrNull, number, numberOrNull } = tableValues(table);
  return Array.from({ length: table.rowCount }, (_, row) => ({
    strategy: text("strategy", row),
    dimension: dimensionOf(text("dimension", row)),
    group: text("group", row),
    metric: text("metric", row),
    value: numberOrNull("value", row),
    low: numberOrNull("low", row),
    high: numberOrNull("high", row),
    n: number("n", row),
    reason: textOrNull("reason", row),
  }));
}

/** The rows of `curves.parquet`. */
export function curveRows(table: ReadTable): CurveRow[] {
  const { text, number } = tableValues(table);
  return Array.from({ length: table.rowCount }, (_, row) => ({
    strategy: text("strategy", row),
    curve: curveOf(text("curve", row)),
    x: number("x", row),
    y: number("y", row),
    n: number("n", row),
  }));
}

/** The rows of `confusion.parquet`. */
export function confusionRows(table: ReadTable): ConfusionRow[] {
  const { text, number } = tableValues(table);
  return Array.from({ length: table.rowCount }, (_, row) => ({
    strategy: text("strategy", row),
    lead: text("lead", row),
    delivered: text("delivered", row),
    reports: number("reports", row),
    missed: number("missed", row),
  }));
}

function tableOf(filled: readonly Filled[]): Table {
  return { columns: filled.map(([column]) => column), arrays: filled.map(([, array]) => array) };
}

function texts<K extends string>(name: K, rows: readonly Readonly<Record<K, string | null>>[]): Filled {
  const codes = new Map<string | null, number>();
  const array = Uint32Array.from(rows, (row) => {
    const code = codes.get(row[name]) ?? codes.size;
    codes.set(row[name], code);
    return code;
  });
  return [{ name, array: "u32", missing: null, labels: [...codes.keys()] }, array];
}

function numbers<K extends string>(name: K, rows: readonly Readonly<Record<K, number | null>>[]): Filled {
  const array = Float64Array.from(rows, (row) => finiteOrNaN(name, row[name]));
  return [{ name, array: "f64", missing: null }, array];
}

function finiteOrNaN(name: string, value: number | null): number {
  if (value === null) return Number.NaN;
  if (Number.isFinite(value)) return value;
  throw new InvariantError(`A result has ${value} in column ${name}; what cannot be measured is null.`);
}

function dimensionOf(text: string): Dimension {
  const dimension = dimensions.find((name) => name === text);
  if (dimension === undefined) throw new InvariantError(`A stratum has the unknown dimension "${text}".`);
  return dimension;
}

function curveOf(text: string): CurveName {
  const curve = curveNames.find((name) => name === text);
  if (curve === undefined) throw new InvariantError(`A point lies on the unknown curve "${text}".`);
  return curve;
}

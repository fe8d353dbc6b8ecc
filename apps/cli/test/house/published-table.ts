import { readFileSync } from "node:fs";

/** A row of a published table: cells by column name, as text. */
export type PublishedRow = ReadonlyMap<string, string>;

/** Reads `datasets/published/NAME.csv`. Throws where a line has not one cell for each column. */
export function publishedTable(name: string): readonly PublishedRow[] {
  const file = new URL(`../../../../datasets/published/${name}.csv`, import.meta.url);
  const [header = [], ...lines] = readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  return lines.map((cells, line) => {
    if (cells.length !== header.length) throw new Error(`${name}.csv line ${line + 2} has ${cells.length} cells`);
    return new Map(header.map((column, i) => [column, cells[i] ?? ""]));
  });
}

/** The number in a cell; throws where there is none. */
export function numberIn(row: PublishedRow, column: string): number {
  const text = row.get(column) ?? "";
  if (!/^\d+(\.\d+)?$/.test(text)) throw new Error(`column ${column} holds "${text}"`);
  return Number(text);
}

/** Sum of a column over rows. */
export function total(rows: readonly PublishedRow[], column: string): number {
  return rows.reduce((sum, row) => sum + numberIn(row, column), 0);
}

import type { ColumnArray, StreamColumn, StreamTable, TextArray } from "@tipbench/store";
import {
  type ColumnSchema,
  fileColumns,
  InvariantError,
  reportColumns,
  type StageColumn,
  type TruthColumn,
  truthColumns,
} from "@tipbench/vocabulary";
import type { Chunk, World } from "@tipbench/world";
import { codeNames } from "./code-names.ts";
import type { ExportColumns } from "./export-columns.ts";

/** Some rows of a chunk: from `first` (inclusive) to `end` (exclusive). */
export interface ChunkRows {
  readonly chunk: Chunk;
  readonly first: number;
  readonly end: number;
}

/** A table of an export, and how its columns are taken from a chunk. */
export interface ExportTable {
  readonly table: StreamTable;
  readonly arraysOf: (rows: ChunkRows) => readonly (ColumnArray | TextArray)[];
}

const rowColumn: StreamColumn = {
  name: "row",
  array: "u32",
  missing: null,
  unit: "row",
  doc: "number of the report in the whole stream, in order of receipt; the same in all tables",
};

/** The tables that have columns, each with the row number first. */
export function exportTables(world: World, { reports, files, truth }: ExportColumns): readonly ExportTable[] {
  const columnOf = storedColumns(world);
  const reportSchemas = reports.map((column) =>
    typeof column === "string"
      ? columnOf(column, reportColumns[column])
      : { name: column.name, array: "text" as const, unit: column.unit, doc: column.doc },
  );
  const tables: readonly ExportTable[] = [
    {
      table: { name: "reports", doc: "one row a report as received", columns: [rowColumn, ...reportSchemas] },
      arraysOf: (rows) => [
        rowNumbers(rows),
        ...reports.map((column) =>
          typeof column === "string" ? reportValues(rows, column) : textValues(world, rows, column.textOf),
        ),
      ],
    },
    {
      table: {
        name: "files",
        doc: "one row a file, in the order of the reports",
        columns: [rowColumn, ...files.map((name) => columnOf(name, fileColumns[name]))],
      },
      arraysOf: (rows) => [fileRowNumbers(rows), ...files.map((name) => fileValues(rows, name))],
    },
    {
      table: {
        name: "truth",
        doc: "ground truth, one row a report",
        columns: [rowColumn, ...truth.map((name) => columnOf(name, truthColumns[name]))],
      },
      arraysOf: (rows) => [rowNumbers(rows), ...truth.map((name) => truthValues(rows, name))],
    },
  ];
  return tables.filter(({ table }) => table.columns.length > 1);
}

function storedColumns(world: World): (name: string, schema: ColumnSchema) => StreamColumn {
  const labels = codeNames(world);
  return (name, { array, missing, unit, doc }) => {
    const names = labels[unit];
    return { name, array, missing, unit, doc, ...(names ? { labels: names } : {}) };
  };
}

function rowNumbers({ chunk, first, end }: ChunkRows): Uint32Array {
  return Uint32Array.from({ length: end - first }, (_, at) => chunk.firstRow + first + at);
}

function fileRowNumbers({ chunk, first, end }: ChunkRows): Uint32Array {
  const { fileOffsets, firstRow } = chunk;
  const start = fileOffsets[first] ?? 0;
  const out = new Uint32Array((fileOffsets[end] ?? 0) - start);
  for (let row = first; row < end; row++) {
    out.fill(firstRow + row, (fileOffsets[row] ?? 0) - start, (fileOffsets[row + 1] ?? 0) - start);
  }
  return out;
}

function reportValues({ chunk, first, end }: ChunkRows, name: StageColumn): ColumnArray {
  return filled(name, chunk.columns[name]).subarray(first, end);
}

function fileValues({ chunk, first, end }: ChunkRows, name: StageColumn): ColumnArray {
  return filled(name, chunk.columns[name]).subarray(chunk.fileOffsets[first], chunk.fileOffsets[end]);
}

function truthValues({ chunk, first, end }: ChunkRows, name: TruthColumn): ColumnArray {
  return filled(name, chunk.truth[name]).subarray(first, end);
}

function textValues(
  world: World,
  { chunk, first, end }: ChunkRows,
  textOf: (world: World, chunk: Chunk, row: number) => string | null,
): TextArray {
  return Array.from({ length: end - first }, (_, at) => textOf(world, chunk, first + at));
}

function filled(name: string, values: ColumnArray | undefined): ColumnArray {
  if (values === undefined) throw new InvariantError(`The column ${name} was not generated.`);
  return values;
}

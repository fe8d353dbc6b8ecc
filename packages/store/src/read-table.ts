import type { DuckDBDataChunk } from "@duckdb/node-api";
import { InvariantError } from "@tipbench/vocabulary";
import { type Duckdb, sqlName, sqlText, withDuckdb } from "./duckdb.ts";
import { type HashedColumn, TableHash } from "./table-hash.ts";

/** Values of a column of numbers (NaN: null) or of texts. */
export type ReadColumn =
  | { readonly kind: "number"; readonly values: Float64Array }
  | { readonly kind: "text"; readonly values: readonly (string | null)[] };

/** Which rows of a Parquet file are read; all of them where nothing is said. */
export interface RowSelection {
  /** Values that columns must have; null: no value. Names must exist in the file. */
  readonly where?: ReadonlyMap<string, number | null>;
  readonly offset?: number;
  readonly limit?: number;
}

/** Columns by name, rows in the order in which they were written, and the number of rows that fit `where`. */
export interface ReadTable {
  readonly total: number;
  readonly rowCount: number;
  readonly columns: ReadonlyMap<string, ReadColumn>;
}

/** The logical hash of a Parquet file (see `TableHash`), read from the file alone. */
export function readTableHash(path: string): Promise<string> {
  return withDuckdb(async (duckdb) => {
    const hash = new TableHash(await columnsOf(duckdb, path));
    await scan(duckdb, rowsOf(hash.columns, path, {}), (chunk) => {
      hash.columns.forEach(({ kind }, index) => {
        if (kind === "text") hash.addTexts(index, textsOf(chunk, index));
        else hash.addNumbers(index, doubleBytesOf(duckdb, chunk, index));
      });
    });
    return hash.digest();
  });
}

/** Reads the selected rows of a Parquet file into memory. */
export function readTable(path: string, selection: RowSelection = {}): Promise<ReadTable> {
  return withDuckdb(async (duckdb) => {
    const columns = await columnsOf(duckdb, path);
    const chunks: DuckDBDataChunk[] = [];
    await scan(duckdb, rowsOf(columns, path, selection), (chunk) => chunks.push(chunk));
    return {
      total: await countOf(duckdb, path, selection),
      rowCount: chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0),
      columns: new Map(columns.map(({ name, kind }, index) => [name, gather(duckdb, chunks, index, kind)])),
    };
  });
}

function gather(
  duckdb: Duckdb,
  chunks: readonly DuckDBDataChunk[],
  index: number,
  kind: "number" | "text",
): ReadColumn {
  if (kind === "text") return { kind, values: chunks.flatMap((chunk) => textsOf(chunk, index)) };
  const bytes = Buffer.concat(chunks.map((chunk) => doubleBytesOf(duckdb, chunk, index)));
  return { kind, values: new Float64Array(new Uint8Array(bytes).buffer) };
}

async function columnsOf(duckdb: Duckdb, path: string): Promise<HashedColumn[]> {
  const columns: HashedColumn[] = [];
  const described = await duckdb.connection.run(`DESCRIBE SELECT * FROM ${fileOf(path)}`);
  for (const { column_name: name, column_type: type } of await described.getRowObjectsJS()) {
    if (name !== rowNumber) columns.push({ name: String(name), kind: type === "VARCHAR" ? "text" : "number" });
  }
  return columns;
}

async function countOf(duckdb: Duckdb, path: string, selection: RowSelection): Promise<number> {
  const query = `SELECT count(*)::DOUBLE AS total FROM ${fileOf(path)} ${conditionOf(selection)} ORDER BY ALL`;
  const [row] = await (await duckdb.connection.run(query)).getRowsJS();
  if (typeof row?.[0] !== "number") throw new InvariantError("A count of rows came back without a number.");
  return row[0];
}

async function scan(duckdb: Duckdb, query: string, visit: (chunk: DuckDBDataChunk) => void): Promise<void> {
  const result = await duckdb.connection.stream(query);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    visit(chunk);
  }
}

const rowNumber = "file_row_number";

function fileOf(path: string): string {
  return `read_parquet(${sqlText(path)}, ${rowNumber} = true, hive_partitioning = false)`;
}

function rowsOf(columns: readonly HashedColumn[], path: string, selection: RowSelection): string {
  const { offset = 0, limit } = selection;
  const names = columns.map(({ name, kind }) =>
    kind === "text" ? sqlName(name) : `coalesce(${sqlName(name)}::DOUBLE, 'NaN'::DOUBLE)`,
  );
  const page = `${limit === undefined ? "" : `LIMIT ${limit}`} OFFSET ${offset}`;
  return `SELECT ${names.join(", ")} FROM ${fileOf(path)} ${conditionOf(selection)} ORDER BY ${rowNumber} ${page}`;
}

function conditionOf({ where }: RowSelection): string {
  if (where === undefined || where.size === 0) return "";
  const conditions = Array.from(where, ([name, value]) =>
    value === null ? `${sqlName(name)} IS NULL` : `${sqlName(name)} = ${value}`,
  );
  return `WHERE ${conditions.join(" AND ")}`;
}

function textsOf(chunk: DuckDBDataChunk, index: number): (string | null)[] {
  return chunk.getColumnValues(index).map((value) => (typeof value === "string" ? value : null));
}

function doubleBytesOf({ bindings }: Duckdb, chunk: DuckDBDataChunk, index: number): Uint8Array {
  const vector = bindings.data_chunk_get_vector(chunk.chunk, index);
  return bindings.vector_get_data(vector, chunk.rowCount * Float64Array.BYTES_PER_ELEMENT);
}

import type { DuckDBAppender, DuckDBDataChunk } from "@duckdb/node-api";
import { syntheticNotice } from "@tipbench/vocabulary";
import { type Duckdb, sqlName, sqlText } from "./duckdb.ts";
import { type ColumnArray, storage, type TableColumn } from "./table.ts";

const rowsPerGroup = 131_072;

/** File formats that can be written. */
export type FileFormat = "parquet" | "jsonl";

const copyOptions: Readonly<Record<FileFormat, string>> = {
  parquet: `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowsPerGroup}, KV_METADATA { notice: ${sqlText(syntheticNotice)} }`,
  jsonl: "FORMAT json",
};

/** A table in memory that typed arrays are appended to, and that is copied to a file in the order of its rows. */
export class BufferTable {
  readonly #duckdb: Duckdb;
  readonly #name: string;
  readonly #columns: readonly TableColumn[];
  readonly #appender: DuckDBAppender;
  readonly #chunk: DuckDBDataChunk;

  private constructor(duckdb: Duckdb, name: string, columns: readonly TableColumn[], appender: DuckDBAppender) {
    this.#duckdb = duckdb;
    this.#name = name;
    this.#columns = columns;
    this.#appender = appender;
    this.#chunk = duckdb.api.DuckDBDataChunk.create(columns.map((_, index) => appender.columnType(index)));
  }

  static async create(duckdb: Duckdb, name: string, columns: readonly TableColumn[]): Promise<BufferTable> {
    const definitions = columns.map((column) => `${sqlName(column.name)} ${storage[column.array].sql}`);
    await duckdb.connection.run(`CREATE TABLE ${sqlName(name)} (${definitions.join(", ")})`);
    return new BufferTable(duckdb, name, columns, await duckdb.connection.createAppender(name));
  }

  /** Appends the rows `from` (inclusive) to `to` (exclusive). Arrays are checked by the caller (`checkedRowCount`). */
  append(arrays: readonly ColumnArray[], from: number, to: number): void {
    const rowsAtOnce = this.#duckdb.bindings.vector_size();
    for (let start = from; start < to; start += rowsAtOnce) {
      this.#appendChunk(arrays, start, Math.min(start + rowsAtOnce, to));
    }
  }

  #appendChunk(arrays: readonly ColumnArray[], from: number, to: number): void {
    const { bindings } = this.#duckdb;
    this.#chunk.reset();
    this.#chunk.rowCount = to - from;
    arrays.forEach((array, index) => {
      const vector = bindings.data_chunk_get_vector(this.#chunk.chunk, index);
      // A copy: the native side takes no shared buffer.
      const values = array.slice(from, to);
      bindings.copy_data_to_vector(vector, 0, values.buffer, 0, values.byteLength);
    });
    this.#appender.appendDataChunk(this.#chunk);
  }

  /** Writes all rows to a file, nulls and labels put in, and empties the table. */
  async copyTo(path: string, format: FileFormat): Promise<void> {
    this.#appender.flushSync();
    const query = `SELECT ${this.#columns.map(selectOf).join(", ")} FROM ${sqlName(this.#name)} ORDER BY rowid`;
    const options = `${copyOptions[format]}, USE_TMP_FILE false`;
    await this.#duckdb.connection.run(`COPY (${query}) TO ${sqlText(path)} (${options})`);
    await this.#duckdb.connection.run(`TRUNCATE ${sqlName(this.#name)}`);
  }

  /** Must be called before the database is closed. */
  close(): void {
    this.#appender.closeSync();
  }
}

function selectOf(column: TableColumn): string {
  const { name, array, missing, labels } = column;
  const number = array === "f64" ? `nullif(${sqlName(name)}, 'NaN'::DOUBLE)` : sqlName(name);
  const value = missing === null || Number.isNaN(missing) ? number : `nullif(${number}, ${missing})`;
  if (labels === undefined) return `${value} AS ${sqlName(name)}`;
  const texts = labels.map((label) => (label === null ? "NULL" : sqlText(label)));
  return `([${texts.join(", ")}]::VARCHAR[])[${value}::BIGINT + 1] AS ${sqlName(name)}`;
}

import type { DuckDBAppender, DuckDBDataChunk } from "@duckdb/node-api";
import { syntheticNotice } from "@tipbench/vocabulary";
import { type ColumnEncoder, columnEncoder, type EncodedColumn } from "./column-encoder.ts";
import { type Duckdb, sqlName, sqlText } from "./duckdb.ts";
import type { ColumnArray, TableColumn, TextArray, TextColumn } from "./table.ts";

const rowsPerGroup = 131_072;

/** File formats that can be written. */
export const fileFormats = ["parquet", "jsonl", "csv"] as const;
export type FileFormat = (typeof fileFormats)[number];

const copyOptions: Readonly<Record<FileFormat, string>> = {
  parquet: `FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowsPerGroup}, KV_METADATA { notice: ${sqlText(syntheticNotice)} }`,
  jsonl: "FORMAT json",
  csv: "FORMAT csv, HEADER true", // RFC 4180 with lines that end in LF; null is an empty field, an empty text is quoted
};

/** A table in memory that typed arrays are appended to, and that is copied to a file in the order of its rows. */
export class BufferTable {
  readonly #duckdb: Duckdb;
  readonly #name: string;
  readonly #encoders: readonly ColumnEncoder[];
  readonly #appender: DuckDBAppender;
  readonly #chunk: DuckDBDataChunk;

  private constructor(duckdb: Duckdb, name: string, encoders: readonly ColumnEncoder[], appender: DuckDBAppender) {
    this.#duckdb = duckdb;
    this.#name = name;
    this.#encoders = encoders;
    this.#appender = appender;
    this.#chunk = duckdb.api.DuckDBDataChunk.create(encoders.map((_, index) => appender.columnType(index)));
  }

  static async create(
    duckdb: Duckdb,
    name: string,
    columns: readonly (TableColumn | TextColumn)[],
  ): Promise<BufferTable> {
    const encoders = columns.map(columnEncoder);
    const definitions = columns.map((column, index) => `${sqlName(column.name)} ${encoders[index]?.sqlType}`);
    await duckdb.connection.run(`CREATE TABLE ${sqlName(name)} (${definitions.join(", ")})`);
    return new BufferTable(duckdb, name, encoders, await duckdb.connection.createAppender(name));
  }

  /** Appends the rows `from` (inclusive) to `to` (exclusive). Arrays are checked by the caller (`checkedRowCount`). */
  append(arrays: readonly (ColumnArray | TextArray)[], from: number, to: number): void {
    const rowsAtOnce = this.#duckdb.bindings.vector_size();
    for (let start = from; start < to; start += rowsAtOnce) {
      this.#appendChunk(arrays, start, Math.min(start + rowsAtOnce, to));
    }
  }

  #appendChunk(arrays: readonly (ColumnArray | TextArray)[], from: number, to: number): void {
    this.#chunk.reset();
    this.#chunk.rowCount = to - from;
    this.#encoders.forEach((encoder, index) => {
      const array = arrays[index];
      if (array !== undefined) this.#fillVector(index, encoder.encode(array, from, to));
    });
    this.#appender.appendDataChunk(this.#chunk);
  }

  #fillVector(index: number, { values, present }: EncodedColumn): void {
    const { bindings } = this.#duckdb;
    const vector = bindings.data_chunk_get_vector(this.#chunk.chunk, index);
    if (ArrayBuffer.isView(values)) bindings.copy_data_to_vector(vector, 0, values.buffer, 0, values.byteLength);
    else for (const [row, text] of values.entries()) bindings.vector_assign_string_element(vector, row, text ?? "");
    if (present === null) return;
    bindings.vector_ensure_validity_writable(vector);
    bindings.copy_data_to_vector_validity(vector, 0, present.buffer, 0, present.byteLength);
  }

  /** Writes all rows to a file and empties the table. */
  async copyTo(path: string, format: FileFormat): Promise<void> {
    this.#appender.flushSync();
    const query = `SELECT * FROM ${sqlName(this.#name)} ORDER BY rowid`;
    const options = `${copyOptions[format]}, USE_TMP_FILE false`;
    await this.#duckdb.connection.run(`COPY (${query}) TO ${sqlText(path)} (${options})`);
    await this.#duckdb.connection.run(`TRUNCATE ${sqlName(this.#name)}`);
  }

  /** Must be called before the database is closed. */
  close(): void {
    this.#appender.closeSync();
  }
}

import type { DuckDBDataChunk } from "@duckdb/node-api";
import { handleMark, signsPerWord, textSigns, UserError } from "@tipbench/vocabulary";
import { type Duckdb, openDuckdb, sqlName, sqlText, withDuckdb } from "../duckdb.ts";
import type { RecordedPart } from "./recorded-parts.ts";

/** A column to read: numbers, texts that come as their places in `labels`, or a word of a text that comes packed. */
export interface RecordedColumn {
  readonly name: string;
  readonly labels: readonly string[] | null;
  /** Null: the column stands in the file as it is. */
  readonly packed: PackedWord | null;
}

/** A word of the text in a column, as `textSigns` says: without the mark of synthetic ones, letters small. */
export interface PackedWord {
  /** The column of the file. */
  readonly of: string;
  readonly word: number;
  /** Words that the text has room in. */
  readonly words: number;
}

/** Some rows of a part, one after the other. */
export interface RecordedPiece {
  readonly part: RecordedPart;
  /** Row in the part of the first row; 0 is the first. */
  readonly firstRow: number;
  readonly rows: number;
  /** By column: NaN where there is no value, minus infinity where it is no number or none of the labels. */
  readonly values: readonly Float64Array[];
}

/** Names and types of a part's columns; null of a file of JSON lines or CSV that has nothing in it. Throws UserError where it is damaged. */
export function columnsOfPart(part: RecordedPart): Promise<readonly string[] | null> {
  return withDuckdb((duckdb) =>
    reading(part, async () => {
      if (part.format === "jsonl") return jsonColumns(duckdb, part);
      return (await typesOf(duckdb, part)).map(({ name }) => name);
    }),
  );
}

/** The rows of parts, part after part, in order; columns that a part does not have are null there. Memory holds some thousand rows. */
export async function* readParts(
  parts: readonly RecordedPart[],
  columns: readonly RecordedColumn[],
): AsyncGenerator<RecordedPiece> {
  if (parts.length === 0) return;
  const duckdb = await openDuckdb();
  try {
    for (const part of parts) {
      const query = await reading(part, () => queryOf(duckdb, part, columns));
      const result = await reading(part, () => duckdb.connection.stream(query));
      let firstRow = 0;
      for (;;) {
        const chunk = await reading(part, () => result.fetchChunk());
        if (chunk === null || chunk.rowCount === 0) break;
        const values = columns.map((_, index) => doublesOf(duckdb, chunk, index));
        const rows = chunk.rowCount;
        yield { part, firstRow, rows, values };
        firstRow += rows;
      }
    }
  } finally {
    duckdb.close();
  }
}

/** What stands in a column of a part's row, as text. */
export function textAt(part: RecordedPart, column: string, row: number): Promise<string | null> {
  return withDuckdb((duckdb) =>
    reading(part, async () => {
      const query = `SELECT ${sqlName(column)}::VARCHAR FROM ${sourceOf(part, [column])} LIMIT 1 OFFSET ${row}`;
      const [found] = await (await duckdb.connection.run(query)).getRowsJS();
      const value = found?.[0];
      return typeof value === "string" ? value : null;
    }),
  );
}

/** Files are read by one thread, which keeps the order of their rows. JSON and CSV come as text, so that a wrong value can be shown. */
function sourceOf({ path, format }: RecordedPart, names: readonly string[]): string {
  if (format === "parquet") return `read_parquet(${sqlText(path)}, hive_partitioning = false)`;
  if (format === "csv") {
    const dialect = `delim = ',', quote = '"', escape = '"', nullstr = '', header = true, all_varchar = true`;
    return `read_csv(${sqlText(path)}, ${dialect}, hive_partitioning = false)`;
  }
  const types = names.map((name) => `${sqlName(name)}: 'VARCHAR'`).join(", ");
  return `read_json(${sqlText(path)}, format = 'newline_delimited', columns = {${types}}, hive_partitioning = false)`;
}

interface TypedColumn {
  readonly name: string;
  readonly type: string;
}

async function typesOf(duckdb: Duckdb, part: RecordedPart): Promise<TypedColumn[]> {
  const described = await duckdb.connection.run(`DESCRIBE SELECT * FROM ${sourceOf(part, [])}`);
  const rows = await described.getRowObjectsJS();
  return rows.map(({ column_name: name, column_type: type }) => ({ name: String(name), type: String(type) }));
}

async function jsonColumns(duckdb: Duckdb, { path }: RecordedPart): Promise<readonly string[] | null> {
  const objects = `read_json_objects(${sqlText(path)}, format = 'newline_delimited')`;
  const query = `SELECT DISTINCT unnest(json_keys(json)) AS name FROM ${objects} ORDER BY name`;
  const rows = await (await duckdb.connection.run(query)).getRowsJS();
  return rows.length === 0 ? null : rows.map(([name]) => String(name));
}

async function queryOf(duckdb: Duckdb, part: RecordedPart, columns: readonly RecordedColumn[]): Promise<string> {
  const names = [...new Set(columns.map(({ name, packed }) => packed?.of ?? name))];
  const types =
    part.format === "jsonl" ? names.map((name) => ({ name, type: "VARCHAR" })) : await typesOf(duckdb, part);
  const typeOf = (of: string) => types.find(({ name }) => name === of)?.type;
  const values = columns.map((column) => readColumn(column, typeOf(column.packed?.of ?? column.name)));
  return `SELECT ${values.join(", ")} FROM ${sourceOf(part, names)}`;
}

const isNumeric = (type: string): boolean => /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/.test(type);

function readColumn({ name, labels, packed }: RecordedColumn, type: string | undefined): string {
  if (type === undefined) return "'NaN'::DOUBLE";
  const raw = sqlName(packed?.of ?? name);
  const text = type === "VARCHAR" ? raw : `${raw}::VARCHAR`;
  const number = `TRY_CAST(${isNumeric(type) ? raw : text} AS DOUBLE)`;
  const label = (of: readonly string[]) =>
    `enum_code(TRY_CAST(${text} AS ENUM(${of.map(sqlText).join(", ")})))::DOUBLE`;
  const read = packed ? packedWord(packed, text) : labels ? label(labels) : number;
  return `CASE WHEN ${raw} IS NULL THEN 'NaN'::DOUBLE ELSE coalesce(${read}, '-Infinity'::DOUBLE) END`;
}

/** The first word is null where the text is too long, or has a sign that is none of `textSigns`. */
function packedWord({ word, words }: PackedWord, text: string): string {
  const bare = `ltrim(lower(${text}), ${sqlText(handleMark)})`;
  const signs = sqlText(textSigns.join(""));
  const codes = Array.from({ length: signsPerWord }, (_, at) => {
    const sign = `substr(${bare}, ${word * signsPerWord + at + 1}, 1)`;
    return `CASE WHEN ${sign} = '' THEN 0 ELSE strpos(${signs}, ${sign}) END`;
  });
  const sum = codes.reduce((before, code) => `(${before}) * ${textSigns.length} + (${code})`, "0::DOUBLE");
  if (word > 0) return sum;
  return `CASE WHEN translate(${bare}, ${signs}, '') = '' AND length(${bare}) <= ${words * signsPerWord} THEN ${sum} END`;
}

/** A copy: a vector lies in memory that DuckDB frees with its chunk, which nothing holds while a piece is in use. */
function doublesOf({ bindings }: Duckdb, chunk: DuckDBDataChunk, index: number): Float64Array {
  const vector = bindings.data_chunk_get_vector(chunk.chunk, index);
  const bytes = bindings.vector_get_data(vector, chunk.rowCount * Float64Array.BYTES_PER_ELEMENT);
  return new Float64Array(bytes.buffer, bytes.byteOffset, chunk.rowCount).slice();
}

async function reading<T>(part: RecordedPart, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError({
      code: "damaged-stream",
      message: "A file of the recorded stream cannot be read.",
      at: part.path,
      found: wordsOf(error, part),
      expected: `a whole file of ${nameOfFormat[part.format]}`,
      fix: "write the file again, or give another stream",
    });
  }
}

/** What DuckDB says first of a failure. It counts lines of damaged JSON from 2 on. */
function wordsOf(error: unknown, { path }: RecordedPart): string {
  const [first = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  const line = (number: string): string => `in line ${Number(number) - (first.includes("Malformed JSON") ? 1 : 0)}`;
  return first
    .replace(/^[A-Za-z ]+ Error: /, "")
    .replaceAll(`file "${path}"`, "the file")
    .replaceAll(`file '${path}'`, "the file")
    .replaceAll(`File '${path}'`, "the file")
    .replaceAll("in the file, ", "")
    .replace(/in line (\d+)/, (_, number: string) => line(number))
    .trim();
}

const nameOfFormat = { parquet: "Parquet", jsonl: "JSON lines: one object a line", csv: "CSV with a header" } as const;

import { InvariantError } from "@tipbench/vocabulary";
import { markPresent, recode } from "./columns.kernel.ts";
import { sqlText } from "./duckdb.ts";
import { type ColumnArray, storage, type TableColumn, type TextArray, type TextColumn } from "./table.ts";

/** An array in memory of its own: the native side takes no shared memory. */
type OwnArray = ReturnType<ColumnArray["slice"]>;

/** A piece of a column as a vector of DuckDB takes it. */
export interface EncodedColumn {
  readonly values: OwnArray | TextArray;
  /** A bit a row, 1 where there is a value, in whole words of 64; null: every row has one. */
  readonly present: Uint8Array<ArrayBuffer> | null;
}

/** How a column is held in DuckDB, and what turns the rows `from` to `to` (exclusive) of it into that form. */
export interface ColumnEncoder {
  readonly sqlType: string;
  encode(values: ColumnArray | TextArray, from: number, to: number): EncodedColumn;
}

/** Numbers and texts as they are; labels as an enumeration, which files hold as text. */
export function columnEncoder(column: TableColumn | TextColumn): ColumnEncoder {
  if (column.array === "text") return { sqlType: "VARCHAR", encode: encodeTexts };
  const { sqlType, encode } = column.labels === undefined ? numberEncoder(column) : labelEncoder(column, column.labels);
  return { sqlType, encode: (values, from, to) => encode(numbersOf(values).subarray(from, to)) };
}

function encodeTexts(values: ColumnArray | TextArray, from: number, to: number): EncodedColumn {
  if (ArrayBuffer.isView(values)) throw new InvariantError("A column of texts was given numbers.");
  const texts = values.slice(from, to);
  const present = bitsFor(texts.length);
  markPresent(
    Float64Array.from(texts, (text) => (text === null ? Number.NaN : 1)),
    null,
    present,
  );
  return { values: texts, present };
}

function numbersOf(values: ColumnArray | TextArray): ColumnArray {
  if (ArrayBuffer.isView(values)) return values;
  throw new InvariantError("A column of numbers was given texts.");
}

interface ArrayEncoder {
  readonly sqlType: string;
  encode(values: ColumnArray): EncodedColumn;
}

function numberEncoder({ array, missing }: TableColumn): ArrayEncoder {
  const isNullable = missing !== null || array === "f64";
  return {
    sqlType: storage[array].sql,
    encode: (values) => {
      if (!isNullable) return { values: values.slice(), present: null };
      const present = bitsFor(values.length);
      markPresent(values, missing, present);
      return { values: values.slice(), present };
    },
  };
}

function labelEncoder({ missing }: TableColumn, labels: readonly (string | null)[]): ArrayEncoder {
  const texts = [...new Set(labels.filter((label) => label !== null))];
  const indexes = new Map(texts.map((text, index) => [text, index]));
  const codeOf = Int32Array.from(labels, (label, code) =>
    label === null || code === missing ? -1 : (indexes.get(label) ?? -1),
  );
  const Codes = enumerationArray(texts.length);
  return {
    // An enumeration has at least one value.
    sqlType: `ENUM(${(texts.length > 0 ? texts : [""]).map(sqlText).join(", ")})`,
    encode: (values) => {
      const present = bitsFor(values.length);
      const codes = new Codes(values.length);
      recode(values, codeOf, codes, present);
      return { values: codes, present };
    },
  };
}

/** DuckDB holds an enumeration in the smallest integers that can also count its values. */
function enumerationArray(count: number): typeof Uint8Array | typeof Uint16Array | typeof Uint32Array {
  if (count <= 0xff) return Uint8Array;
  return count <= 0xffff ? Uint16Array : Uint32Array;
}

function bitsFor(rowCount: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Math.ceil(rowCount / 64) * 8);
}

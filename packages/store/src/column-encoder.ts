import { markPresent, recode } from "./columns.kernel.ts";
import { sqlText } from "./duckdb.ts";
import { type ColumnArray, storage, type TableColumn } from "./table.ts";

/** An array in memory of its own: the native side takes no shared memory. */
type OwnArray = ReturnType<ColumnArray["slice"]>;

/** A piece of a column as a vector of DuckDB takes it. */
export interface EncodedColumn {
  readonly values: OwnArray;
  /** A bit a row, 1 where there is a value, in whole words of 64; null: every row has one. */
  readonly present: Uint8Array<ArrayBuffer> | null;
}

/** How a column is held in DuckDB, and what turns a piece of it into that form. */
export interface ColumnEncoder {
  readonly sqlType: string;
  encode(values: ColumnArray): EncodedColumn;
}

/** Numbers as they are; labels as an enumeration, which Parquet and JSON lines hold as text. */
export function columnEncoder(column: TableColumn): ColumnEncoder {
  const { labels, array, missing } = column;
  if (labels !== undefined) return labelEncoder(labels, missing);
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

function labelEncoder(labels: readonly (string | null)[], missing: number | null): ColumnEncoder {
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

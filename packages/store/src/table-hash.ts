import { createHash, type Hash } from "node:crypto";
import { toHashedDoubles } from "./columns.kernel.ts";
import { type ColumnArray, checkedRowCount, type Table, type TableColumn } from "./table.ts";

const rowsAtOnce = 65_536;
const nullText = Buffer.from([0xff, 0xff, 0xff, 0xff]);

/** A column as it is hashed; integers and doubles are both "number". */
export interface HashedColumn {
  readonly name: string;
  readonly kind: "number" | "text";
}

/**
 * SHA-256 of a table's logical content: of each column by itself, then of their names, kinds and hashes in order.
 * A number is a little-endian double, a missing one the quiet NaN; a text is its length in bytes (32 bits,
 * little-endian) and its UTF-8, a missing one the length 0xffffffff. Neither the size of the pieces in which values
 * arrive nor the form in which they are stored has a part in it. (All platforms of DuckDB are little-endian.)
 */
export class TableHash {
  readonly columns: readonly HashedColumn[];
  readonly #hashes: readonly Hash[];

  constructor(columns: readonly HashedColumn[]) {
    this.columns = columns;
    this.#hashes = columns.map(() => createHash("sha256"));
  }

  /** Adds the bytes of further doubles to the column at `index`. */
  addNumbers(index: number, doubles: Uint8Array): void {
    this.#hashes[index]?.update(doubles);
  }

  /** Adds further texts to the column at `index`. */
  addTexts(index: number, texts: readonly (string | null)[]): void {
    this.#hashes[index]?.update(Buffer.concat(texts.map(hashedText)));
  }

  /** The hash, in hex; ends the use of this object. */
  digest(): string {
    const whole = createHash("sha256").update("tipbench table 1\n");
    this.columns.forEach(({ name, kind }, index) => {
      whole.update(JSON.stringify([kind, name, this.#hashes[index]?.digest("hex")]));
    });
    return whole.digest("hex");
  }
}

/** The hash of a table that is still in memory; equal to `readTableHash` of the file that it is written to. */
export function tableHash(table: Table): string {
  const rowCount = checkedRowCount(table);
  const hash = new TableHash(table.columns.map(hashedColumn));
  table.columns.forEach((column, index) => {
    const values = table.arrays[index] ?? new Float64Array();
    for (let from = 0; from < rowCount; from += rowsAtOnce) {
      addValues(hash, index, column, values.subarray(from, from + rowsAtOnce));
    }
  });
  return hash.digest();
}

function addValues(hash: TableHash, index: number, { labels, missing }: TableColumn, values: ColumnArray): void {
  if (labels !== undefined) {
    hash.addTexts(
      index,
      Array.from(values, (code) => (code === missing ? null : (labels[code] ?? null))),
    );
    return;
  }
  const doubles = new Float64Array(values.length);
  toHashedDoubles(values, missing, doubles);
  hash.addNumbers(index, new Uint8Array(doubles.buffer));
}

function hashedColumn({ name, labels }: TableColumn): HashedColumn {
  return { name, kind: labels === undefined ? "number" : "text" };
}

function hashedText(text: string | null): Buffer {
  if (text === null) return nullText;
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}

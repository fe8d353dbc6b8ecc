import { BufferTable, type FileFormat } from "./buffer-table.ts";
import { fileHash } from "./checksums.ts";
import type { Duckdb } from "./duckdb.ts";
import { fileName } from "./file-name.ts";
import type { PendingFolder } from "./pending-folder.ts";
import type { StreamTable, WrittenPart, WrittenTable } from "./stream-datasheet.ts";
import { type ColumnArray, checkedRowCount, type TextArray } from "./table.ts";

const rowsPerPart = 524_288;

/** Where a table's parts go. */
interface PartTarget {
  readonly pending: PendingFolder;
  readonly table: StreamTable;
  readonly format: FileFormat;
}

/** Writes one table of any length as files of equally many rows; where batches end has no part in it. */
export class PartWriter {
  readonly #target: PartTarget;
  readonly #buffer: BufferTable;
  readonly #parts: WrittenPart[] = [];
  #bufferedRows = 0;

  private constructor(target: PartTarget, buffer: BufferTable) {
    this.#target = target;
    this.#buffer = buffer;
  }

  static async create(
    duckdb: Duckdb,
    pending: PendingFolder,
    table: StreamTable,
    format: FileFormat,
  ): Promise<PartWriter> {
    const buffer = await BufferTable.create(duckdb, table.name, table.columns);
    return new PartWriter({ pending, table, format }, buffer);
  }

  async append(arrays: readonly (ColumnArray | TextArray)[]): Promise<void> {
    const rowCount = checkedRowCount({ columns: this.#target.table.columns, arrays });
    let from = 0;
    while (from < rowCount) {
      const to = Math.min(rowCount, from + rowsPerPart - this.#bufferedRows);
      this.#buffer.append(arrays, from, to);
      this.#bufferedRows += to - from;
      if (this.#bufferedRows === rowsPerPart) await this.#writePart();
      from = to;
    }
  }

  /** Writes the last part; a table without rows has one part, which is empty. */
  async finish(): Promise<WrittenTable> {
    if (this.#bufferedRows > 0 || this.#parts.length === 0) await this.#writePart();
    return { table: this.#target.table, parts: this.#parts };
  }

  close(): void {
    this.#buffer.close();
  }

  async #writePart(): Promise<void> {
    const { pending, table, format } = this.#target;
    const number = String(this.#parts.length).padStart(5, "0");
    const path = `${fileName(table.name)}/part-${number}.${format}`;
    const place = await pending.place(path);
    await this.#buffer.copyTo(place, format);
    this.#parts.push({ path, rows: this.#bufferedRows, sha256: await fileHash(place) });
    this.#bufferedRows = 0;
  }
}

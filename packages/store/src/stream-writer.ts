import { readdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { InvariantError, UserError } from "@tipbench/vocabulary";
import type { FileFormat } from "./buffer-table.ts";
import { writeChecksums } from "./checksums.ts";
import { renderDocument } from "./document.ts";
import { type Duckdb, openDuckdb } from "./duckdb.ts";
import { checkFileNames } from "./file-name.ts";
import { PartWriter } from "./part-writer.ts";
import { PendingFolder } from "./pending-folder.ts";
import { type StreamTable, streamDatasheet, streamReadme, type WrittenTable } from "./stream-datasheet.ts";
import type { ColumnArray, TextArray } from "./table.ts";

/** A finished export. */
export interface StreamExport {
  readonly folder: string;
  readonly tables: readonly WrittenTable[];
}

/**
 * Starts an export: a folder that holds `TABLE/part-00000.parquet` (or `.jsonl`, `.csv`) and so on for each table,
 * README.txt, datasheet.json and checksums.json (SHA-256 of every other file). It is hidden until it is finished. Throws UserError where `folder` is there and not empty, or
 * cannot be made.
 */
export async function createStreamWriter(
  folder: string,
  tables: readonly StreamTable[],
  format: FileFormat,
): Promise<StreamWriter> {
  const target = resolve(folder);
  await requireFree(target);
  const pending = await PendingFolder.create(dirname(target));
  return pending.step(async () => {
    checkFileNames(tables.map(({ name }) => name));
    const duckdb = await openDuckdb();
    const parts = new Map<string, PartWriter>();
    for (const table of tables) parts.set(table.name, await PartWriter.create(duckdb, pending, table, format));
    return new StreamWriter({ target, format, pending, duckdb, parts });
  });
}

interface StreamParts {
  readonly target: string;
  readonly format: FileFormat;
  readonly pending: PendingFolder;
  readonly duckdb: Duckdb;
  readonly parts: ReadonlyMap<string, PartWriter>;
}

/**
 * An export that is being written; memory holds one part of each table. Errors as with `RunWriter`: the hidden folder
 * is removed and the writer ends. Methods are awaited one after another.
 */
export class StreamWriter {
  readonly #stream: StreamParts;
  #isOpen = true;

  /** Use `createStreamWriter`. */
  constructor(stream: StreamParts) {
    this.#stream = stream;
  }

  /** Appends rows to a table: an array a column, in the order of its columns, all of one length. */
  append(table: string, arrays: readonly (ColumnArray | TextArray)[]): Promise<void> {
    return this.#step(async () => {
      const part = this.#stream.parts.get(table);
      if (part === undefined) throw new InvariantError(`The export has no table "${table}".`);
      await part.append(arrays);
    });
  }

  /** Writes what is left and the datasheet, and makes the folder visible. `about` (scenario, seed) goes into the datasheet. */
  async finish(about: Readonly<Record<string, unknown>>): Promise<StreamExport> {
    const { target, format, pending, parts } = this.#stream;
    const tables = await this.#step(async () => {
      const written: WrittenTable[] = [];
      for (const part of parts.values()) written.push(await part.finish());
      await pending.writeText("datasheet.json", renderDocument(streamDatasheet(written, format, about)));
      await pending.writeText("README.txt", streamReadme(written, format));
      await writeChecksums(pending.path, "checksums.json");
      if (!(await pending.publish(target))) throw taken(target);
      return written;
    });
    this.#close();
    return { folder: target, tables };
  }

  /** Removes what was written. Does nothing after `finish` or an error. */
  async discard(): Promise<void> {
    await this.#stream.pending.discard();
    this.#close();
  }

  async #step<T>(write: () => Promise<T>): Promise<T> {
    try {
      return await this.#stream.pending.step(write);
    } catch (error) {
      this.#close();
      throw error;
    }
  }

  #close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    for (const part of this.#stream.parts.values()) part.close();
    this.#stream.duckdb.close();
  }
}

async function requireFree(target: string): Promise<void> {
  const names = await readdir(target).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw taken(target);
  });
  if (names.length > 0) throw taken(target);
}

function taken(target: string): UserError {
  return new UserError({
    code: "folder-taken",
    message: "The output is there already.",
    at: target,
    found: `"${basename(target)}" in ${join(dirname(target), "/")}`,
    expected: "the name of a new or empty folder",
    fix: "choose another name, or remove what is there",
  });
}

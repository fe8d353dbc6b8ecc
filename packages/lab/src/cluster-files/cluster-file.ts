import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";
import { NumberList } from "../number-list.ts";
import type { CsvRecord } from "./csv-scanner.kernel.ts";
import { type FaultKind, FileFaults } from "./file-faults.ts";
import { readRecords } from "./read-records.ts";
import { addText, createTextTable, type TextTable, textOf } from "./text-table.kernel.ts";

/** A grouping of records as a file has it. */
export interface ClusterFile {
  readonly path: string;
  /** Ids by record. */
  readonly ids: TextTable;
  /** The line on which each record begins. */
  readonly lines: Uint32Array;
  /** The cluster of each record, by code. */
  readonly clusterOf: Uint32Array;
  readonly clusters: number;
}

/**
 * Reads a CSV file with the header `id,cluster`. Ids and clusters are what is written, byte by byte. Throws one UserError with all faults,
 * those of a kind together.
 */
export async function readClusterFile(path: string): Promise<ClusterFile> {
  const reader = new ClusterReader(path);
  await readRecords(path, (record) => reader.take(record));
  return reader.file();
}

const headerText = "id,cluster";

class ClusterReader {
  readonly #path: string;
  readonly #faults: FileFaults;
  readonly #ids = createTextTable();
  readonly #clusters = createTextTable();
  readonly #lines = new NumberList();
  readonly #clusterOf = new NumberList();
  #isPastHeader = false;

  constructor(path: string) {
    this.#path = path;
    this.#faults = new FileFaults(path);
  }

  take(record: CsvRecord): void {
    if (this.#isPastHeader) this.#takeRecord(record);
    else this.#takeHeader(record);
  }

  file(): ClusterFile {
    if (!this.#isPastHeader) throw new UserError(wrongHeader(this.#path, "an empty file"));
    const problems = this.#faults.problems();
    if (problems.length > 0) throw new UserError(problems);
    if (this.#ids.count === 0) throw new UserError(noRecords(this.#path));
    const [lines, clusterOf] = [this.#lines.values(), this.#clusterOf.values()];
    return { path: this.#path, ids: this.#ids, lines, clusterOf, clusters: this.#clusters.count };
  }

  #takeHeader({ bytes, ends, fields }: CsvRecord): void {
    const found = `${textIn(bytes, 0, ends[0])},${textIn(bytes, ends[0], ends[1])}`;
    if (fields !== 2 || found !== headerText) throw new UserError(wrongHeader(this.#path, this.#shown(fields, found)));
    this.#isPastHeader = true;
  }

  #shown(fields: number, found: string): string {
    const more = fields > 2 ? ` and ${fields - 2} more` : "";
    return `${shownText(fields === 1 ? found.slice(0, -1) : found)}${more}`;
  }

  #takeRecord(record: CsvRecord): void {
    const { line, bytes, ends } = record;
    const fault = faultOf(record);
    if (fault !== null) {
      this.#faults.add(fault, line, `line ${line}`);
      return;
    }
    const [idEnd = 0, clusterEnd = 0] = ends;
    const code = addText(this.#ids, bytes, 0, idEnd);
    if (code < this.#lines.length) {
      this.#addRepeated(code, line);
      return;
    }
    this.#lines.push(line);
    this.#clusterOf.push(addText(this.#clusters, bytes, idEnd, clusterEnd));
  }

  #addRepeated(code: number, line: number): void {
    const first = this.#lines.values()[code];
    this.#faults.add("repeated-id", line, `${shownId(this.#ids, code)} (lines ${first} and ${line})`);
  }
}

function faultOf({ fields, ends, isMisquoted, isTooLong }: CsvRecord): FaultKind | null {
  const [idEnd = 0, clusterEnd = 0] = ends;
  if (isTooLong) return "record-too-long";
  if (isMisquoted) return "bad-quotes";
  if (fields !== 2) return "wrong-fields";
  if (idEnd === 0) return "empty-id";
  return clusterEnd === idEnd ? "empty-cluster" : null;
}

const textIn = (bytes: Uint8Array, from = 0, to = 0): string => new TextDecoder().decode(bytes.subarray(from, to));

const mostLetters = 60;

/** An id as a fault shows it, cut where it is long. */
export function shownId(ids: TextTable, code: number): string {
  return shownText(textOf(ids, code));
}

function shownText(text: string): string {
  return JSON.stringify(text.length > mostLetters ? `${text.slice(0, mostLetters)}...` : text);
}

const wrongHeader = (path: string, found: string): UserErrorDetail => ({
  code: "wrong-header",
  message: "The file of clusters has another header.",
  at: `${path}:1`,
  found,
  expected: `${headerText}, and a record a line`,
  fix: `write ${headerText} as the first line`,
});

const noRecords = (path: string): UserErrorDetail => ({
  code: "no-records",
  message: "The file of clusters has no record.",
  at: path,
  found: "a header and nothing more",
  expected: "a record a line",
  fix: "give a file with records",
});

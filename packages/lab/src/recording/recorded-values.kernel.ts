import type { ColumnArray } from "@tipbench/columns";
import { type Chunk, type FileTallies, submissionOfReport, type World } from "@tipbench/world";

/**
 * Rows whose value may not stand there: `values.flatMap((value, row) => isNaN(value) ? (mayMiss ? [] : [row]) : isInteger(value) && value >=
 * least && value <= most ? [] : [row])`. Writes the first of them, and returns how many there are.
 */
export function faultyRows(
  values: Float64Array, // NaN: no value
  least: number,
  most: number,
  mayMiss: number, // 0 or 1
  out: Uint32Array, // out: the first rows
): number {
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value >= least && value <= most && Math.floor(value) === value) continue;
    if (mayMiss === 1 && Number.isNaN(value)) continue;
    if (count < out.length) out[count] = row;
    count += 1;
  }
  return count;
}

/** Writes codes of values that are checked: `out[at + row] = isNaN(value) ? missing : codes ? codes[value] : value`. */
export function fillCodes(
  values: Float64Array, // NaN: no value
  codes: Float64Array | null,
  missing: number,
  at: number,
  out: ColumnArray | Float64Array, // out: from `at` on
): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    out[at + row] = Number.isNaN(value) ? missing : codes ? codes[value]! : value;
  }
}

/** Where each row's files begin, by the rows that stand at reports and at files, both ascending. */
export function fillOffsets(
  reportRow: Uint32Array,
  rows: number,
  fileRow: Uint32Array,
  files: number,
  out: Uint32Array, // out: one entry more than rows
): void {
  let at = 0;
  for (let row = 0; row < rows; row++) {
    out[row] = at;
    while (at < files && fileRow[at] === reportRow[row]) at += 1;
  }
  out[rows] = at;
}

const yes = 2;

/** 1 for files that an analyst may open: those that were sent, and viewed at the provider or public. */
export function fillRecordedOpenable(
  offsets: Uint32Array,
  hashOnly: Uint8Array, // by row
  fileViewed: Uint8Array, // codes of `answers`, by file
  filePublic: Uint8Array,
  rows: number,
  out: Uint8Array,
): void {
  for (let row = 0; row < rows; row++) {
    const isSent = Number(hashOnly[row] === 0);
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      out[at] = (Number(fileViewed[at] === yes) | Number(filePublic[at] === yes)) & isSent;
    }
  }
}

/** Fills `out[row] = first + row`. */
export function fillNumbers(first: number, rows: number, out: Uint32Array): void {
  for (let row = 0; row < rows; row++) out[row] = first + row;
}

/** Fills `out[row] = table[code[row]]`, 0 for a code that the table does not have. */
export function fillLookedUp(table: Uint8Array, code: ColumnArray, rows: number, out: Uint8Array): void {
  for (let row = 0; row < rows; row++) {
    const at = code[row]!;
    out[row] = at < table.length ? table[at]! : 0;
  }
}

/** Fills each row's number of files: `out[row] = offsets[row + 1] - offsets[row]`. */
export function fillFileCounts(offsets: Uint32Array, rows: number, out: ColumnArray): void {
  for (let row = 0; row < rows; row++) out[row] = offsets[row + 1]! - offsets[row]!;
}

/** Fills `out[row] = submissionOfReport(world, reportId[row])`. */
export function fillSubmissions(world: World, reportId: Uint32Array, rows: number, out: Uint32Array): void {
  for (let row = 0; row < rows; row++) out[row] = submissionOfReport(world, reportId[row]!);
}

/** Counts over recorded files, with what was seen. */
export interface SeenContents {
  readonly tallies: FileTallies;
  /** A bit a content, by its number. */
  readonly seen: Uint8Array;
}

/** Counts the files of a chunk's rows from `from` on, and those of a content that was not seen before. */
export function tallyFiles(
  { content, fileOffsets, rows }: Pick<Chunk, "content" | "fileOffsets" | "rows">,
  from: number,
  kinds: Uint8Array, // by file
  { tallies, seen }: SeenContents,
): void {
  const { files, exactUnique } = tallies;
  for (let row = from; row < rows; row++) {
    let hasNew = 0;
    for (let at = fileOffsets[row]!; at < fileOffsets[row + 1]!; at++) {
      const number = content[at]!;
      const kind = kinds[at]!;
      const isNew = 1 - ((seen[number >>> 3]! >>> (number & 7)) & 1);
      seen[number >>> 3] = seen[number >>> 3]! | (1 << (number & 7));
      files[kind] = files[kind]! + 1;
      exactUnique[kind] = exactUnique[kind]! + isNew;
      hasNew |= isNew;
    }
    tallies.reportsWithExactUnique += hasNew;
  }
}

import type { ColumnArray } from "@tipbench/columns";

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

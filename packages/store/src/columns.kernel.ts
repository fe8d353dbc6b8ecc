import type { ColumnArray } from "./table.ts";

/** `Math.max(...values)`; minus infinity for none. */
export function largest(values: ColumnArray): number {
  let result = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row++) result = Math.max(result, values[row]!);
  return result;
}

/**
 * Numbers in the form that is hashed: doubles, NaN where a value is missing. Same as:
 * `values.map((value) => (value === missing ? NaN : value))`
 */
export function toHashedDoubles(
  values: ColumnArray,
  missing: number | null, // null: only NaN is missing
  out: Float64Array, // out: as long as values
): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    out[row] = value === missing || Number.isNaN(value) ? Number.NaN : value;
  }
}

/**
 * Marks the rows that have a value. Same as:
 * `values.forEach((value, row) => setBit(out, row, value !== missing && !isNaN(value)))`
 */
export function markPresent(
  values: ColumnArray,
  missing: number | null, // null: only NaN is missing
  out: Uint8Array, // out: a bit a row, the lowest first; the caller zeroes it
): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (value !== missing && !Number.isNaN(value)) out[row >> 3]! |= 1 << (row & 7);
  }
}

/**
 * Codes by way of a table, with the rows marked that have one. Same as:
 * `values.forEach((value, row) => { setBit(present, row, codeOf[value] >= 0); out[row] = max(codeOf[value], 0) })`
 */
export function recode(
  values: ColumnArray, // indexes of codeOf, checked when the table was built
  codeOf: Int32Array, // -1: no code
  out: ColumnArray, // out: as long as values; 0 where there is no code
  present: Uint8Array, // out: as in markPresent
): void {
  for (let row = 0; row < values.length; row++) {
    const code = codeOf[values[row]!]!;
    if (code < 0) continue;
    out[row] = code;
    present[row >> 3]! |= 1 << (row & 7);
  }
}

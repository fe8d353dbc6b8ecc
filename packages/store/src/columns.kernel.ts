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

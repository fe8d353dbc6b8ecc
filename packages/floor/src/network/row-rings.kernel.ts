/**
 * Queues of rows of numbers, first in, first out, side by side in one array: what takes rows from this queue and that one goes through one
 * array all the same. Memory grows with what the longest holds.
 */
export interface RowRings {
  readonly width: number;
  values: Float64Array;
  /** Places for rows a ring less 1; their number is a power of two. */
  mask: number;
  /** By ring, the first row held and the first after the last; they count on for ever, modulo 2^32. */
  readonly heads: Uint32Array;
  readonly tails: Uint32Array;
}

const firstRows = 64;

/** So many empty rings, of rows with so many numbers each. */
export function rowRings(rings: number, width: number): RowRings {
  return {
    width,
    values: new Float64Array(rings * width * firstRows),
    mask: firstRows - 1,
    heads: new Uint32Array(rings),
    tails: new Uint32Array(rings),
  };
}

/** Where the numbers of a row are in `values`. */
export function placeOfRow({ mask, width }: RowRings, ring: number, row: number): number {
  return (ring * (mask + 1) + (row & mask)) * width;
}

/** Makes room for twice as many rows in each ring. */
function grow(held: RowRings): void {
  const { width, values, mask, heads, tails } = held;
  const larger = { ...held, values: new Float64Array(2 * values.length), mask: 2 * mask + 1 };
  for (let ring = 0; ring < heads.length; ring++) {
    for (let row = heads[ring]!; row !== tails[ring]!; row = (row + 1) >>> 0) {
      const from = placeOfRow(held, ring, row);
      larger.values.set(values.subarray(from, from + width), placeOfRow(larger, ring, row));
    }
  }
  held.values = larger.values;
  held.mask = larger.mask;
}

/** Adds a row to a ring, and returns where its numbers are in `values`: the caller writes them. */
export function pushRow(rings: RowRings, ring: number): number {
  const { heads, tails } = rings;
  const row = tails[ring]!;
  if ((row - heads[ring]!) >>> 0 > rings.mask) grow(rings);
  tails[ring] = row + 1;
  return placeOfRow(rings, ring, row);
}

/** Where the first row's numbers are. */
export function firstRow(rings: RowRings, ring: number): number {
  return placeOfRow(rings, ring, rings.heads[ring]!);
}

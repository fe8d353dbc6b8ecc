import type { Chunk } from "@tipbench/world";

/** The contents that the house knows, one bit each by content number. */
export interface KnownList {
  readonly bits: Uint8Array;
  /** Result of `unknownContents`; larger than any report. */
  readonly scratch: Uint32Array;
}

const mostFiles = 256;

/** An empty list for contents below a number. */
export function createKnownList(contents: number): KnownList {
  return { bits: new Uint8Array(Math.ceil(contents / 8)), scratch: new Uint32Array(mostFiles) };
}

/** Puts contents on the list. */
export function addKnown({ bits }: KnownList, contents: readonly number[]): void {
  for (const content of contents) bits[content >>> 3] = bits[content >>> 3]! | (1 << (content & 7));
}

/** Contents of a chunk's row that are not on the list and may be opened; valid until the next call. */
export function unknownContents({ bits, scratch }: KnownList, chunk: Chunk, row: number): Uint32Array {
  const { content, openable, fileOffsets } = chunk;
  let count = 0;
  for (let at = fileOffsets[row]!; at < fileOffsets[row + 1]!; at++) {
    const number = content[at]!;
    const isKnown = (bits[number >>> 3]! & (1 << (number & 7))) !== 0;
    if (!isKnown && openable[at] === 1) scratch[count++] = number;
  }
  return scratch.subarray(0, count);
}

/** Number of each row's files on the list (255 at most), for rows `[from, to)` of a chunk. */
export function fillMatchKnown({ bits }: KnownList, chunk: Chunk, from: number, to: number, out: Uint8Array): void {
  const { content, fileOffsets } = chunk;
  for (let row = from; row < to; row++) {
    let count = 0;
    for (let at = fileOffsets[row]!; at < fileOffsets[row + 1]!; at++) {
      const number = content[at]!;
      if ((bits[number >>> 3]! & (1 << (number & 7))) !== 0) count += 1;
    }
    out[row - from] = Math.min(255, count);
  }
}

/** Earlier sightings of each row's first content (255 at most), counted in `sightings` by content number. */
export function fillMatchFrequent(
  sightings: Uint8Array,
  chunk: Chunk,
  from: number,
  to: number,
  out: Uint8Array,
): void {
  const { content, fileOffsets } = chunk;
  for (let row = from; row < to; row++) {
    const at = fileOffsets[row]!;
    if (at === fileOffsets[row + 1]!) {
      out[row - from] = 0;
      continue;
    }
    const seen = sightings[content[at]!]!;
    out[row - from] = seen;
    if (seen < 255) sightings[content[at]!] = seen + 1;
  }
}

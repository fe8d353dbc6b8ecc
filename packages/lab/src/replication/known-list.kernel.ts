import type { Chunk } from "@tipbench/world";

/** The contents that the house knows, one bit each by content number. */
export interface KnownList {
  readonly bits: Uint8Array;
}

/** An empty list for contents below a number. */
export function createKnownList(contents: number): KnownList {
  return { bits: new Uint8Array(Math.ceil(contents / 8)) };
}

/** Puts contents on the list. */
export function addKnown({ bits }: KnownList, contents: Uint32Array): void {
  for (let i = 0; i < contents.length; i++) {
    const content = contents[i]!;
    bits[content >>> 3] = bits[content >>> 3]! | (1 << (content & 7));
  }
}

/** Writes the contents of a chunk's row that are not on the list and may be opened; returns their number. */
export function unknownContents({ bits }: KnownList, chunk: Chunk, row: number, out: Uint32Array): number {
  const { content, openable, fileOffsets } = chunk;
  let count = 0;
  for (let at = fileOffsets[row]!; at < fileOffsets[row + 1]!; at++) {
    const number = content[at]!;
    const isKnown = (bits[number >>> 3]! & (1 << (number & 7))) !== 0;
    if (!isKnown && openable[at] === 1) out[count++] = number;
  }
  return count;
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

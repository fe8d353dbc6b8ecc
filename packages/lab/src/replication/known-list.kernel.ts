import { drawUniform, type Key } from "@tipbench/random";
import type { Chunk } from "@tipbench/world";

/** The contents that the house knows, one bit each by content number. */
export interface KnownList {
  readonly bits: Uint8Array;
}

/** An empty list for contents below a number. */
export function createKnownList(contents: number): KnownList {
  return { bits: new Uint8Array(Math.ceil(contents / 8)) };
}

/** What labels do to the list. */
export interface ListGrowth {
  readonly key: Key;
  /** Share of labelled contents that are not recognised later. */
  readonly forgottenShare: number;
}

/** Puts contents on the list, but for those that are forgotten: each by a draw of its own. */
export function addKnown({ bits }: KnownList, contents: Uint32Array, { key, forgottenShare }: ListGrowth): void {
  for (let i = 0; i < contents.length; i++) {
    const content = contents[i]!;
    if (drawUniform(key, content, 0) < forgottenShare) continue;
    bits[content >>> 3] = bits[content >>> 3]! | (1 << (content & 7));
  }
}

/**
 * Writes the contents of a chunk's row that are not on the list and may be opened: those that somebody at the provider viewed or the public
 * could see, or all. Returns their number, and 256 times the number of those that may be opened and are on the list.
 */
export function unknownContents(
  { bits }: KnownList,
  chunk: Chunk,
  row: number,
  opensAll: number, // 0 or 1
  out: Uint32Array,
): number {
  const { content, openable, fileOffsets } = chunk;
  let count = 0;
  let known = 0;
  for (let at = fileOffsets[row]!; at < fileOffsets[row + 1]!; at++) {
    if ((openable[at]! | opensAll) === 0) continue;
    const number = content[at]!;
    const isKnown = (bits[number >>> 3]! >>> (number & 7)) & 1;
    if (isKnown === 0) out[count++] = number;
    known += isKnown;
  }
  return count + 256 * known;
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

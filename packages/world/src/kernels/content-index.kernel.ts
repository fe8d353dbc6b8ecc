import { beginsHash, type ContentSource, newHashes } from "./content.kernel.ts";

const block = 64; // submissions that share a base

/** Numbers contents densely, in the order in which they begin: viral families first. Grows with the stream. */
export interface ContentIndex {
  /** First submission that is not yet counted. */
  next: number;
  /** Number of the next new content. */
  nextNumber: number;
  readonly first: number;
  /** Number of the first content of each block of submissions. */
  readonly base: Uint32Array;
  /** New contents of the block before each submission. */
  readonly within: Uint8Array;
}

/** An empty index for submissions from `first` to `end`. */
export function contentIndex({ firstEvent, viralFamilies }: ContentSource, end: number): ContentIndex {
  const submissions = end - firstEvent;
  return {
    next: firstEvent,
    nextNumber: viralFamilies,
    first: firstEvent,
    base: new Uint32Array(Math.ceil(submissions / block) + 1),
    within: new Uint8Array(submissions),
  };
}

/** Counts the submissions up to `end`. */
export function extendContentIndex(source: ContentSource, index: ContentIndex, end: number): void {
  for (let submission = index.next; submission < end; submission++) {
    const at = submission - index.first;
    if (at % block === 0) index.base[at / block] = index.nextNumber;
    index.within[at] = index.nextNumber - index.base[Math.floor(at / block)]!;
    index.nextNumber += newHashes(source, submission);
  }
  index.next = Math.max(index.next, end);
}

/** The dense number of a named content; the submission that began it must have been counted. */
export function contentNumber(source: ContentSource, index: ContentIndex, name: number): number {
  if (name < source.viralFamilies) return name;
  const origin = Math.floor(name / source.filesPerEvent);
  const at = origin - index.first;
  let number = index.base[Math.floor(at / block)]! + index.within[at]!;
  for (let earlier = (name % source.filesPerEvent) - 1; earlier >= 0; earlier--) {
    if (beginsHash(source, origin, earlier)) number += 1;
  }
  return number;
}

import { type ContentSource, newHashes, newHashesBefore } from "./content.kernel.ts";

const largeBlock = 6; // log2 of the submissions that share a base
const smallBlock = 2; // four submissions of the most files fit into a byte, whatever the values

/** A block is large where a byte can count its new contents: twelve standard deviations above their mean, were all of the kind with more. */
function blockShift({ values }: ContentSource): number {
  const first = Math.max(values.firstImageNewHash, values.firstVideoNewHash);
  const further = values.extraFilesMean * Math.max(values.furtherImageNewHash, values.furtherVideoNewHash);
  const variance = first * (1 - first) + further * (1 + further);
  const submissions = 1 << largeBlock;
  return submissions * (first + further) + 12 * Math.sqrt(submissions * variance) < 256 ? largeBlock : smallBlock;
}

/** Numbers contents densely, in the order in which they begin: viral families first. Grows with the stream. */
export interface ContentIndex {
  /** First submission that is not yet counted. */
  next: number;
  /** Number of the next new content. */
  nextNumber: number;
  readonly first: number;
  /** log2 of the submissions of a block. */
  readonly shift: number;
  /** Number of the first content of each block of submissions. */
  readonly base: Uint32Array;
  /** New contents of the block before each submission. */
  readonly within: Uint8Array;
}

/** An empty index for submissions from `first` to `end`. */
export function contentIndex(source: ContentSource, end: number): ContentIndex {
  const { firstEvent, viral } = source;
  const submissions = end - firstEvent;
  const shift = blockShift(source);
  return {
    next: firstEvent,
    nextNumber: viral.names,
    first: firstEvent,
    shift,
    base: new Uint32Array((submissions >>> shift) + 1),
    within: new Uint8Array(submissions),
  };
}

/** Counts the submissions up to `end`. */
export function extendContentIndex(source: ContentSource, index: ContentIndex, end: number): void {
  const { first, shift, base, within } = index;
  const mask = (1 << shift) - 1;
  let number = index.nextNumber;
  for (let submission = index.next; submission < end; submission++) {
    const at = submission - first;
    if ((at & mask) === 0) base[at >>> shift] = number;
    within[at] = number - base[at >>> shift]!;
    number += newHashes(source, submission);
  }
  index.nextNumber = number;
  index.next = Math.max(index.next, end);
}

/** Rows whose contents have their names: submissions rising, their events, and how many contents begin with the event. */
export interface NamedRows {
  readonly submission: Uint32Array;
  readonly event: Uint32Array;
  readonly begun: Uint8Array;
}

/** Counts the submissions up to `end` from the rows of those that were sent. Same as `extendContentIndex`, which asks of each again. */
export function extendByRows(
  source: ContentSource,
  index: ContentIndex,
  end: number,
  { submission, event, begun }: NamedRows,
  rows: number,
): void {
  const { first, shift, base, within } = index;
  const mask = (1 << shift) - 1;
  let number = index.nextNumber;
  let row = 0;
  for (let next = index.next; next < end; next++) {
    const at = next - first;
    if ((at & mask) === 0) base[at >>> shift] = number;
    within[at] = number - base[at >>> shift]!;
    if (row === rows || submission[row]! !== next) number += newHashes(source, next);
    else {
      number += begun[row]! * Number(event[row]! === next);
      row += 1;
    }
  }
  index.nextNumber = number;
  index.next = Math.max(index.next, end);
}

/** The dense number of a named content; the submission that began it must have been counted. */
export function contentNumber(source: ContentSource, index: ContentIndex, name: number): number {
  if (name < source.viral.names) return name;
  const origin = name >>> source.fileBits;
  const at = origin - index.first;
  const before = newHashesBefore(source, origin, name & (source.filesPerEvent - 1));
  return index.base[at >>> index.shift]! + index.within[at]! + before;
}

import { drawBits } from "@tipbench/random";
import { hasNoFiles } from "./fixed-events.kernel.ts";
import { tailAt } from "./lags.kernel.ts";
import { eventWithFiles, type LineageSource } from "./lineage.kernel.ts";
import { popularFamily, type ViralSource } from "./viral.kernel.ts";

/**
 * How the files of an event came to be. A content's name is `event << fileBits | index` of the file that began its exact hash; the name of
 * a family is that of the content with which it began. The names of viral families lie below `viral.names`.
 */
export interface ContentSource extends LineageSource, ViralSource {
  readonly fileBits: number;
  /** 2^fileBits; a report has fewer files than this. */
  readonly filesPerEvent: number;
  /** Number of further files by the upper 16 bits of the draw of an event: quantiles of a geometric distribution. */
  readonly extraFiles: Uint8Array;
  /** Lags to the copied file, in events; see `tailTable`. */
  readonly copyLags: Float64Array;
  /** Below these of its 16 bits a file begins an exact hash, or a family; by `2 * kind + Number(index > 0)`. */
  readonly hashLimits: Float64Array;
  readonly familyLimits: Float64Array;
  /** Likewise for families that are neither images nor videos, among those that are no videos. */
  readonly otherFileLimit: number;
  /** Bounds of parts of an event's draw: of 16 bits for viral events and for videos, of 10 bits for events of two kinds. */
  readonly viralLimit: number;
  readonly videoLimit: number;
  readonly mixedLimit: number;
}

const scramble = 0x2c1b3c6d; // odd; the upper bits of a product depend on all bits of the other factor

/** The two kinds between which files are copied; what is neither image nor video is a share of the families among the first. */
export const still = 0;

/** The draw that decides how many files an event has, and of which kinds. */
function filesDraw({ keys }: ContentSource, event: number): number {
  return drawBits(keys.fileKind, event, 0);
}

/** Other bits of a draw, for questions beside those that its own bits answer. */
function otherBits(draw: number): number {
  return Math.imul(draw ^ (draw >>> 15), scramble) >>> 0;
}

/** Whether a report is one copy from a viral family, by the lower 16 bits of the draw. */
function isViralDraw({ viralLimit }: ContentSource, draw: number): boolean {
  return (draw & 0xffff) < viralLimit;
}

/** Whether an event is one copy from a viral family. */
export function isViral(source: ContentSource, event: number): boolean {
  return !hasNoFiles(source, event) && isViralDraw(source, filesDraw(source, event));
}

/** Name of the content of a viral event. */
export function viralContent(source: ContentSource, event: number): number {
  return popularFamily(source, event, firstKind(source, otherBits(filesDraw(source, event))));
}

/** Number of files of an event that is neither public nor viral, by the upper 16 bits of the draw. */
function filesOf({ extraFiles }: ContentSource, draw: number): number {
  return 1 + extraFiles[draw >>> 16]!;
}

/** Kind of an event's first files, by 16 other bits of its draw. */
function firstKind({ videoLimit }: ContentSource, other: number): number {
  return Number(other >>> 16 < videoLimit);
}

/** How many of an event's files are of the kind of the first one: all, or in events of two kinds 1 to all but one. They come first. */
function firstKindFiles({ mixedLimit }: ContentSource, other: number, files: number): number {
  return (other & 0x3ff) < mixedLimit ? 1 + ((((other >>> 10) & 0x3f) * (files - 1)) >>> 6) : files;
}

/** Number of files of an event: none from the public, one of a viral family, else one and a geometric number more. */
export function fileCountOf(source: ContentSource, event: number): number {
  if (hasNoFiles(source, event)) return 0;
  const draw = filesDraw(source, event);
  return isViralDraw(source, draw) ? 1 : filesOf(source, draw);
}

/** Kind of a content by its name; all of a family are of one kind. */
export function kindOfContent(source: ContentSource, name: number): number {
  if (name < source.viral.names) return Number(name >= source.viral.firstVideo);
  const draw = filesDraw(source, name >>> source.fileBits);
  const other = otherBits(draw);
  const isFirst = (name & (source.filesPerEvent - 1)) < firstKindFiles(source, other, filesOf(source, draw));
  return isFirst ? firstKind(source, other) : 1 - firstKind(source, other);
}

/** The 16 bits that decide whether a file begins an exact hash, and a family: half of a draw that it shares with its neighbour. */
function freshnessBits({ keys }: ContentSource, event: number, index: number): number {
  return (drawBits(keys.file, event, index >>> 1) >>> (16 * (index & 1))) & 0xffff;
}

/** How many of the first `end` files of an event begin an exact hash; `draw` is the event's, which is neither public nor viral. */
function newAmong(source: ContentSource, event: number, draw: number, end: number): number {
  const { keys, hashLimits } = source;
  const other = otherBits(draw);
  const kind = firstKind(source, other);
  const split = firstKindFiles(source, other, filesOf(source, draw));
  const limit = hashLimits[2 * kind + 1]!;
  const otherLimit = hashLimits[3 - 2 * kind]!;
  const first = drawBits(keys.file, event, 0);
  let count = Number((first & 0xffff) < hashLimits[2 * kind]!); // no branch: chance cannot be predicted
  if (end > 1) count += Number(first >>> 16 < (split > 1 ? limit : otherLimit));
  for (let index = 2; index < end; index += 2) {
    const bits = drawBits(keys.file, event, index >>> 1);
    count += Number((bits & 0xffff) < (index < split ? limit : otherLimit));
    count += Number(bits >>> 16 < (index + 1 < split ? limit : otherLimit)) & Number(index + 1 < end);
  }
  return count;
}

/** New exact hashes that a submission brings: none where it repeats an event, is from the public, or viral. */
export function newHashes(source: ContentSource, submission: number): number {
  const draw = filesDraw(source, submission);
  if (isViralDraw(source, draw) || eventWithFiles(source, submission) !== submission) return 0;
  return newAmong(source, submission, draw, filesOf(source, draw));
}

/** New exact hashes among the files of an event before the one with an index. */
export function newHashesBefore(source: ContentSource, event: number, index: number): number {
  return index === 0 ? 0 : newAmong(source, event, filesDraw(source, event), index);
}

/** Whether a word is the name of a content that a viral family has, or that a file of an event before `end` began. */
export function beginsContent(source: ContentSource, name: number, end: number): boolean {
  if (name < source.viral.names) return true;
  const event = name >>> source.fileBits;
  const index = name & (source.filesPerEvent - 1);
  if (event < source.firstEvent || event >= end || eventWithFiles(source, event) !== event) return false;
  const draw = filesDraw(source, event);
  if (isViralDraw(source, draw) || index >= filesOf(source, draw)) return false;
  return newAmong(source, event, draw, index + 1) > newHashesBefore(source, event, index);
}

/**
 * The file that a file copies, as `event << fileBits | index`: one of its kind some way back, in the next event before that has one; of a
 * viral event, or before the first event, the name of a viral family.
 */
function copiedFile(source: ContentSource, event: number, index: number, kind: number): number {
  const { keys, copyLags, firstEvent } = source;
  const lagDraw = drawBits(keys.fileLag, event, index);
  const lag = 1 + Math.floor(tailAt(copyLags, lagDraw));
  for (let from = event - lag; from >= firstEvent; from--) {
    const target = eventWithFiles(source, from);
    if (target < 0) continue;
    const draw = filesDraw(source, target);
    if (isViralDraw(source, draw)) return popularFamily(source, target, kind);
    const other = otherBits(draw);
    const files = filesOf(source, draw);
    const split = firstKindFiles(source, other, files);
    const isFirstKind = firstKind(source, other) === kind;
    const count = isFirstKind ? split : files - split;
    if (count === 0) continue;
    const pick = ((otherBits(lagDraw) >>> 16) * count) >>> 16;
    return ((target << source.fileBits) | (isFirstKind ? pick : split + pick)) >>> 0;
  }
  return popularFamily(source, event, kind);
}

/** Walks from copy to copied until a file whose draw lies below its limit, or a viral family. */
function walkCopies(source: ContentSource, name: number, kind: number, limits: Float64Array): number {
  const { viral, fileBits, filesPerEvent } = source;
  let at = name;
  while (at >= viral.names) {
    const event = at >>> fileBits;
    const index = at & (filesPerEvent - 1);
    if (freshnessBits(source, event, index) < limits[2 * kind + Number(index > 0)]!) return at;
    at = copiedFile(source, event, index, kind);
  }
  return at;
}

/** Name of the family of a named content of a kind: its own, or that of what it varies. */
export function familyOf(source: ContentSource, name: number, kind: number): number {
  return walkCopies(source, name, kind, source.familyLimits);
}

/** Whether a content of a kind that is no viral family's began its family. */
export function beganFamily(source: ContentSource, name: number, kind: number): boolean {
  const index = name & (source.filesPerEvent - 1);
  const bits = freshnessBits(source, name >>> source.fileBits, index);
  return bits < source.familyLimits[2 * kind + Number(index > 0)]!;
}

/** Name of the content that another one, which did not begin its family, varies. */
export function variedContent(source: ContentSource, name: number, kind: number): number {
  const index = name & (source.filesPerEvent - 1);
  return walkCopies(source, copiedFile(source, name >>> source.fileBits, index, kind), kind, source.hashLimits);
}

/** What is known of a file as its content is named, without looking further: its kind, and whether it begins a family. */
export const kindTrait = 1;
export const familyTrait = 2;

/** Names of contents, and bits of traits, by file. */
export interface NamedContents {
  readonly names: Uint32Array;
  readonly traits: Uint8Array;
}

/** Names the contents of an event's files, one after the other from `first` to `end - 1`; returns how many of them begin an exact hash. */
export function nameContents(
  source: ContentSource,
  event: number,
  first: number,
  end: number,
  { names, traits }: NamedContents,
): number {
  const { hashLimits, familyLimits, fileBits } = source;
  const draw = filesDraw(source, event);
  const other = otherBits(draw);
  const kind = firstKind(source, other);
  if (isViralDraw(source, draw)) {
    names[first] = popularFamily(source, event, kind);
    traits[first] = kind | familyTrait;
    return 0;
  }
  const split = firstKindFiles(source, other, end - first);
  let begun = 0;
  for (let index = 0; index < end - first; index++) {
    const ofFile = index < split ? kind : 1 - kind;
    const freshness = 2 * ofFile + Number(index > 0);
    const file = freshnessBits(source, event, index);
    const isNew = file < hashLimits[freshness]!;
    begun += Number(isNew);
    names[first + index] = isNew
      ? (event << fileBits) | index
      : walkCopies(source, copiedFile(source, event, index, ofFile), ofFile, hashLimits);
    traits[first + index] = ofFile | (file < familyLimits[freshness]! ? familyTrait : 0);
  }
  return begun;
}

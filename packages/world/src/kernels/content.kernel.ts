import { drawBits } from "@tipbench/random";
import { isPublic } from "./fixed-events.kernel.ts";
import { eventOfSubmission, type LineageSource } from "./lineage.kernel.ts";
import { popularFamily, type ViralSource } from "./viral.kernel.ts";

/**
 * How the files of an event came to be. A content's name is `event << fileBits | index` of the file that began its exact hash; the name of
 * a family is that of the content with which it began. The names of viral families lie below `viral.names`.
 */
export interface ContentSource extends LineageSource, ViralSource {
  readonly fileBits: number;
  /** 2^fileBits; a report has fewer files than this. */
  readonly filesPerEvent: number;
  /** Number of further files by the upper 16 bits of the draw `fileKind`: quantiles of a geometric distribution. */
  readonly extraFiles: Uint8Array;
  /** Lags to the copied file by the upper 16 bits of a draw, and one more: quantiles between which the lower bits interpolate. */
  readonly copyLags: Float64Array;
  /** Below these bits of its draw a file begins an exact hash, or a family; by `2 * kind + Number(index > 0)`, see `shareLimit`. */
  readonly hashLimits: Float64Array;
  readonly familyLimits: Float64Array;
  /** Likewise for families that are neither images nor videos, among those that are no videos. */
  readonly otherFileLimit: number;
}

const halfWord = 65_536;

/** The two kinds between which files are copied; what is neither image nor video is a share of the families among the first. */
export const still = 0;
export const video = 1;

/** The draw that decides how many files an event has, and whether they are one of a viral family. */
function fileKind({ keys }: ContentSource, event: number): number {
  return drawBits(keys.fileKind, event, 0);
}

/** Whether a report is one copy from a viral family, by the lower 16 bits of a draw. */
function isViralKind({ values }: ContentSource, kind: number): boolean {
  return (kind & 0xffff) < values.viralShare * halfWord;
}

/** The draw that decides the kinds of an event's files. */
function fileMix({ keys }: ContentSource, event: number): number {
  return drawBits(keys.fileMix, event, 0);
}

/** Kind of an event's first files, by the upper 16 bits of a draw. */
function firstKind({ values }: ContentSource, mix: number): number {
  return Number(mix >>> 16 < values.firstVideoShare * halfWord);
}

/** How many of an event's files are of the kind of the first one: all, or with `mixedShare` 1 to all but one. They come first. */
function firstKindFiles({ values }: ContentSource, mix: number, files: number): number {
  const low = mix & 0xffff;
  const limit = values.mixedShare * halfWord;
  return low < limit ? 1 + Math.floor((low / limit) * (files - 1)) : files;
}

/** Number of files of an event: none from the public, one of a viral family, else one and a geometric number more. */
export function fileCountOf(source: ContentSource, event: number): number {
  if (isPublic(source, event)) return 0;
  const kind = fileKind(source, event);
  return isViralKind(source, kind) ? 1 : 1 + source.extraFiles[kind >>> 16]!;
}

/** Kind of a file of an event that is neither public nor viral. */
function kindOfFile(source: ContentSource, event: number, index: number): number {
  const mix = fileMix(source, event);
  const kind = firstKind(source, mix);
  if (index === 0) return kind;
  const files = 1 + source.extraFiles[fileKind(source, event) >>> 16]!;
  return index < firstKindFiles(source, mix, files) ? kind : 1 - kind;
}

/** Kind of a content by its name; all of a family are of one kind. */
export function kindOfContent(source: ContentSource, name: number): number {
  if (name < source.viral.names) return Number(name >= source.viral.firstVideo);
  return kindOfFile(source, name >>> source.fileBits, name & (source.filesPerEvent - 1));
}

/** How many of the files `[from, to)` of an event, the first one not among them, begin an exact hash; all are of one kind. */
function newAmong({ keys, hashLimits }: ContentSource, event: number, from: number, to: number, kind: number): number {
  const limit = hashLimits[2 * kind + 1]!;
  let count = 0;
  for (let index = from; index < to; index++) count += Number(drawBits(keys.file, event, index) < limit); // no branch: chance cannot be predicted
  return count;
}

/** How many of the first `end` files of an event begin an exact hash; the event is neither public nor viral, and has `files`. */
function newBefore(source: ContentSource, event: number, end: number, files: number): number {
  const { keys, hashLimits } = source;
  const mix = fileMix(source, event);
  const kind = firstKind(source, mix);
  const split = Math.min(end, firstKindFiles(source, mix, files));
  const first = Number(drawBits(keys.file, event, 0) < hashLimits[2 * kind]!);
  return first + newAmong(source, event, 1, split, kind) + newAmong(source, event, split, end, 1 - kind);
}

/** New exact hashes that a submission brings: none where it repeats an event, is from the public, or viral. */
export function newHashes(source: ContentSource, submission: number): number {
  if (isPublic(source, submission)) return 0;
  const kind = fileKind(source, submission);
  if (isViralKind(source, kind) || eventOfSubmission(source, submission) !== submission) return 0;
  const files = 1 + source.extraFiles[kind >>> 16]!;
  return newBefore(source, submission, files, files);
}

/** New exact hashes among the files of an event before one that is not the first. */
export function newHashesBefore(source: ContentSource, event: number, index: number): number {
  return index === 0 ? 0 : newBefore(source, event, index, 1 + source.extraFiles[fileKind(source, event) >>> 16]!);
}

/**
 * The file that a file copies, as `event << fileBits | index`: one of its kind some way back, in the next event before that has one; of a
 * viral event, or before the first event, the name of a viral family.
 */
function copiedFile(source: ContentSource, event: number, index: number, kind: number): number {
  const { keys, copyLags, firstEvent, extraFiles, fileBits } = source;
  const draw = drawBits(keys.fileLag, event, index);
  const low = copyLags[draw >>> 16]!;
  const lag = 1 + Math.floor(low + (copyLags[(draw >>> 16) + 1]! - low) * ((draw & 0xffff) / halfWord));
  for (let from = event - lag; from >= firstEvent; from--) {
    if (isPublic(source, from)) continue;
    const target = eventOfSubmission(source, from);
    const targetKind = fileKind(source, target);
    if (isViralKind(source, targetKind)) return popularFamily(source, target, kind);
    const mix = fileMix(source, target);
    const files = 1 + extraFiles[targetKind >>> 16]!;
    const split = firstKindFiles(source, mix, files);
    const isFirstKind = firstKind(source, mix) === kind;
    const count = isFirstKind ? split : files - split;
    if (count === 0) continue;
    const pick = count === 1 ? 0 : drawBits(keys.fileSource, event, 1 + index) % count;
    return ((target << fileBits) | (isFirstKind ? pick : split + pick)) >>> 0;
  }
  return popularFamily(source, event, kind);
}

/** Walks from copy to copied until a file whose draw lies below its limit, or a viral family. */
function walkCopies(source: ContentSource, name: number, kind: number, limits: Float64Array): number {
  const { keys, viral, fileBits, filesPerEvent } = source;
  let at = name;
  while (at >= viral.names) {
    const event = at >>> fileBits;
    const index = at & (filesPerEvent - 1);
    if (drawBits(keys.file, event, index) < limits[2 * kind + Number(index > 0)]!) return at;
    at = copiedFile(source, event, index, kind);
  }
  return at;
}

/** Name of the family of a named content: its own, or that of what it varies. */
export function familyOf(source: ContentSource, name: number): number {
  return name < source.viral.names
    ? name
    : walkCopies(source, name, kindOfContent(source, name), source.familyLimits);
}

/** Names of the contents of an event's files, one after the other from `out[first]` to `out[end - 1]`. */
export function nameContents(source: ContentSource, event: number, first: number, end: number, out: Uint32Array): void {
  const mix = fileMix(source, event);
  const kind = firstKind(source, mix);
  if (isViralKind(source, fileKind(source, event))) {
    out[first] = popularFamily(source, event, kind);
    return;
  }
  const split = firstKindFiles(source, mix, end - first);
  for (let index = 0; index < end - first; index++) {
    const name = ((event << source.fileBits) | index) >>> 0;
    out[first + index] = walkCopies(source, name, index < split ? kind : 1 - kind, source.hashLimits);
  }
}

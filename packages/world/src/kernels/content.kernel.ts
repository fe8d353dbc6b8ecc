import { drawBits, drawUniform } from "@tipbench/random";
import { hasNoFiles } from "./fixed-events.kernel.ts";
import { eventOfSubmission, type LineageSource } from "./lineage.kernel.ts";

/** How the files of an event came to be. A content's name is `event << fileBits | index` of the file that began its exact hash. */
export interface ContentSource extends LineageSource {
  readonly fileBits: number;
  /** 2^fileBits; a report has fewer files than this. */
  readonly filesPerEvent: number;
  /** Number of further files by the upper 16 bits of the draw `fileKind`: quantiles of a geometric distribution. */
  readonly extraFiles: Uint8Array;
  readonly viralFamilies: number;
  /** Limits of the bits of a draw for the shares that are asked most; see `shareLimit`. */
  readonly limits: Readonly<Record<"primaryNewHash" | "extraNewHash", number>>;
  /** Lags to the copied file by the upper 16 bits of a draw, and one more: quantiles between which the lower bits interpolate. */
  readonly copyLags: Float64Array;
}

const halfWord = 65_536;

/** The draw that decides the number and kind of an event's files. */
function fileKind({ keys }: ContentSource, event: number): number {
  return drawBits(keys.fileKind, event, 0);
}

/** Whether a report is one copy from a viral family, by the lower 16 bits of a draw. */
function isViralKind({ values }: ContentSource, kind: number): boolean {
  return (kind & 0xffff) < values.viralShare * halfWord;
}

/** Whether an event that is not the public's is one copy from a viral family. */
export function isViral(source: ContentSource, event: number): boolean {
  return !hasNoFiles(source, event) && isViralKind(source, fileKind(source, event));
}

/** Name of the content of a viral event. */
export function viralContent(source: ContentSource, event: number): number {
  return popularFamily(source, event);
}

/** Number of files of an event: none from the public, one of a viral family, else one and a geometric number more. */
export function fileCountOf(source: ContentSource, event: number): number {
  if (hasNoFiles(source, event)) return 0;
  const kind = fileKind(source, event);
  return isViralKind(source, kind) ? 1 : 1 + source.extraFiles[kind >>> 16]!;
}

/** A viral family, popularity falling by rank: rank = families u^3.5. */
function popularFamily({ keys, viralFamilies }: ContentSource, event: number): number {
  const u = drawUniform(keys.fileSource, event, 0);
  return Math.floor(viralFamilies * u * u * u * Math.sqrt(u));
}

/** Whether a file of an event that is neither public nor viral begins a new exact hash. */
export function beginsHash({ keys, limits }: ContentSource, event: number, index: number): boolean {
  return drawBits(keys.file, event, index) < (index === 0 ? limits.primaryNewHash : limits.extraNewHash);
}

/** New exact hashes that a submission brings: none where it repeats an event, is from the public, or viral. */
export function newHashes(source: ContentSource, submission: number): number {
  if (hasNoFiles(source, submission)) return 0;
  const kind = fileKind(source, submission);
  if (isViralKind(source, kind) || eventOfSubmission(source, submission) !== submission) return 0;
  const files = 1 + source.extraFiles[kind >>> 16]!;
  let count = 0;
  for (let index = 0; index < files; index++) count += Number(beginsHash(source, submission, index)); // no branch: chance cannot be predicted
  return count;
}

/** The event from which a file is copied, some way back; 0 where that lies before the first event. */
function copiedFrom(source: ContentSource, event: number, index: number): number {
  const { keys, copyLags, firstEvent } = source;
  const draw = drawBits(keys.fileLag, event, index);
  const low = copyLags[draw >>> 16]!;
  const lag = 1 + Math.floor(low + (copyLags[(draw >>> 16) + 1]! - low) * ((draw & 0xffff) / halfWord));
  if (event - lag < firstEvent) return 0;
  let from = (event - lag) >>> 0;
  while (hasNoFiles(source, from)) if (--from < firstEvent) return 0;
  return eventOfSubmission(source, from);
}

/**
 * Name of the content of file `index` of an event that is neither public nor viral: walks from copy to copied until a file that began its
 * exact hash, or a viral family (whose names are below `viralFamilies`), which is also where a copy leads that looks back beyond the first
 * event.
 */
function walkCopies(source: ContentSource, event: number, index: number): number {
  const { keys, extraFiles } = source;
  let at = event;
  let file = index;
  while (!beginsHash(source, at, file)) {
    const from = copiedFrom(source, at, file);
    if (from === 0) return popularFamily(source, at);
    const kind = fileKind(source, from);
    if (isViralKind(source, kind)) return popularFamily(source, from);
    const files = 1 + extraFiles[kind >>> 16]!;
    file = files === 1 ? 0 : drawBits(keys.fileSource, at, 1 + file) % files;
    at = from;
  }
  return ((at << source.fileBits) | file) >>> 0;
}

/** Names of the contents of an event's files, one after the other from `out[first]` to `out[end - 1]`. */
export function nameContents(source: ContentSource, event: number, first: number, end: number, out: Uint32Array): void {
  if (isViralKind(source, fileKind(source, event))) out[first] = popularFamily(source, event);
  else for (let at = first; at < end; at++) out[at] = walkCopies(source, event, at - first);
}

import { drawBits, drawUniform } from "@tipbench/random";
import { eventOfSubmission, isPublic, type LineageSource } from "./lineage.kernel.ts";

/** How the files of an event came to be. A content's name is `event * filesPerEvent + index` of the file that began its exact hash. */
export interface ContentSource extends LineageSource {
  /** 2^fileBits; a report has fewer files than this. */
  readonly filesPerEvent: number;
  /** Number of further files by the upper 16 bits of the draw `fileKind`: quantiles of a geometric distribution. */
  readonly extraFiles: Uint8Array;
  readonly viralFamilies: number;
  /** Lags to the copied file by the upper 16 bits of a draw, and one more: quantiles between which the lower bits interpolate. */
  readonly copyLags: Float64Array;
}

const halfWord = 65_536;

/** Whether a report is one copy from a viral family, by the lower 16 bits of a draw. */
function isViralKind({ values }: ContentSource, kind: number): boolean {
  return (kind & 0xffff) < values.viralShare * halfWord;
}

/** Number of files of an event: none from the public, one of a viral family, else one and a geometric number more. */
export function fileCountOf(source: ContentSource, event: number): number {
  if (isPublic(source, event)) return 0;
  const kind = drawBits(source.keys.fileKind, event, 0);
  return isViralKind(source, kind) ? 1 : 1 + source.extraFiles[kind >>> 16]!;
}

/** A viral family, popularity falling by rank: rank = families u^3.5. */
function popularFamily({ keys, viralFamilies }: ContentSource, event: number): number {
  const u = drawUniform(keys.fileSource, event, 0);
  return Math.floor(viralFamilies * u * u * u * Math.sqrt(u));
}

/** Whether a file of an event that is neither public nor viral begins a new exact hash. */
export function beginsHash({ keys, values }: ContentSource, event: number, index: number): boolean {
  return drawUniform(keys.file, event, index) < (index === 0 ? values.primaryNewHash : values.extraNewHash);
}

/** New exact hashes that a submission brings: none where it repeats an event, is from the public, or viral. */
export function newHashes(source: ContentSource, submission: number): number {
  if (isPublic(source, submission)) return 0;
  const kind = drawBits(source.keys.fileKind, submission, 0);
  if (isViralKind(source, kind) || eventOfSubmission(source, submission) !== submission) return 0;
  const files = 1 + source.extraFiles[kind >>> 16]!;
  let count = 0;
  for (let index = 0; index < files; index++) if (beginsHash(source, submission, index)) count += 1;
  return count;
}

/** The submission some way back from which a file is copied; below `firstEvent` there is none. */
function copiedFrom({ keys, copyLags }: ContentSource, event: number, index: number): number {
  const draw = drawBits(keys.fileLag, event, index);
  const low = copyLags[draw >>> 16]!;
  return event - 1 - Math.floor(low + (copyLags[(draw >>> 16) + 1]! - low) * ((draw & 0xffff) / halfWord));
}

/**
 * Name of the content of file `index` of an event: walks from copy to copied until a file that began its exact hash, or a viral family
 * (whose names are below `viralFamilies`), which is also where a copy leads that looks back beyond the first event.
 */
export function contentOf(source: ContentSource, event: number, index: number): number {
  let at = event;
  let file = index;
  for (;;) {
    if (isViralKind(source, drawBits(source.keys.fileKind, at, 0))) return popularFamily(source, at);
    if (beginsHash(source, at, file)) return at * source.filesPerEvent + file;
    let from = copiedFrom(source, at, file);
    while (from >= source.firstEvent && isPublic(source, from)) from -= 1;
    if (from < source.firstEvent) return popularFamily(source, at);
    from = eventOfSubmission(source, from);
    const files = fileCountOf(source, from);
    file = files === 1 ? 0 : drawBits(source.keys.fileSource, at, 1 + file) % files;
    at = from;
  }
}

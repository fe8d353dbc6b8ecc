import { drawBits, drawUniform, permuteWord } from "@tipbench/random";
import { type NamedContents, nameContents } from "./content.kernel.ts";
import { type ContentIndex, contentNumber } from "./content-index.kernel.ts";
import type { ReportSource } from "./report-columns.kernel.ts";
import type { Truth } from "./truth.kernel.ts";

const halfWord = 65_536;

/** Where each row's files begin. Returns their number. */
export function fillFileOffsets(fileCount: Uint8Array, rows: number, out: Uint32Array): number {
  let files = 0;
  for (let row = 0; row < rows; row++) {
    out[row] = files;
    files += fileCount[row]!;
  }
  out[rows] = files;
  return files;
}

/** Name and traits of each file's content, the name of the first one's, and how many of a row's contents begin with its event. */
export function fillContentNames(
  source: ReportSource,
  truth: Truth,
  offsets: Uint32Array,
  rows: number,
  out: NamedContents & { readonly begun: Uint8Array },
): void {
  for (let row = 0; row < rows; row++) {
    const first = offsets[row]!;
    const end = offsets[row + 1]!;
    out.begun[row] = first < end ? nameContents(source, truth.event[row]!, first, end, out) : 0;
    truth.primaryContent[row] = first === end ? 0 : out.names[first]!;
  }
}

/**
 * Dense numbers of named contents; `out` may be `names`. A loop of its own: its look-ups are far apart, and wait for memory together.
 */
export function numberContents(
  source: ReportSource,
  index: ContentIndex,
  names: Uint32Array,
  files: number,
  out: Uint32Array,
): void {
  for (let at = 0; at < files; at++) out[at] = contentNumber(source, index, names[at]!);
}

/** Exact hash of each file, from the name of its content. */
export function fillFileHash({ keys }: ReportSource, names: Uint32Array, files: number, out: Uint32Array): void {
  for (let at = 0; at < files; at++) out[at] = permuteWord(keys.fileHash, names[at]!);
}

/** Whether a report came with hashes in place of its files. */
function isHashOnly({ keys, hashOnlyShare }: ReportSource, truth: Truth, row: number): boolean {
  return drawUniform(keys.hashOnly, truth.event[row]!, 0) < hashOnlyShare[truth.provider[row]!]!;
}

/** 1 for reports with hashes in place of files; 0 without any. */
export function fillHashOnly(source: ReportSource, truth: Truth, rows: number, out: Uint8Array): void {
  for (let row = 0; row < rows; row++) {
    out[row] = Number(truth.fileCount[row]! > 0 && isHashOnly(source, truth, row));
  }
}

/** Where the rows of a chunk have their files. */
export interface FileRows {
  readonly truth: Truth;
  readonly offsets: Uint32Array;
  readonly rows: number;
}

/**
 * Answers about each file: whether a person at the provider viewed it, as it says. By the lower half of a draw: the files of which it says
 * yes, rightly or wrongly, then those of which it says no, then those of which it says nothing.
 */
export function fillFileViewed(source: ReportSource, { truth, offsets, rows }: FileRows, out: Uint8Array): void {
  for (let row = 0; row < rows; row++) {
    const first = offsets[row]!;
    const end = offsets[row + 1]!;
    const yesLimit = source.viewedYesShare[truth.provider[row]!]! * halfWord;
    const statedLimit = source.viewedStatedShare[truth.provider[row]!]! * halfWord;
    for (let at = first; at < end; at++) {
      const half = drawBits(source.keys.fileFlags, truth.event[row]!, at - first) & 0xffff;
      out[at] = half < yesLimit ? 2 : half < statedLimit ? 1 : 0;
    }
  }
}

/** Answers about each file (1 no, 2 yes): whether all of it was open to users, by the upper half of the same draw. */
export function fillFilePublic(source: ReportSource, { truth, offsets, rows }: FileRows, out: Uint8Array): void {
  for (let row = 0; row < rows; row++) {
    const first = offsets[row]!;
    const end = offsets[row + 1]!;
    const limit = source.publicFileShare[truth.provider[row]!]! * halfWord;
    for (let at = first; at < end; at++) {
      out[at] = drawBits(source.keys.fileFlags, truth.event[row]!, at - first) >>> 16 < limit ? 2 : 1;
    }
  }
}

/**
 * 1 for files that an analyst may open: the provider says that it viewed them, or that they were public, and sent more than hashes. Same as
 * `hashOnly === 0 && (viewed === yes || open === yes)`.
 */
export function fillOpenable(source: ReportSource, { truth, offsets, rows }: FileRows, out: Uint8Array): void {
  for (let row = 0; row < rows; row++) {
    const first = offsets[row]!;
    const end = offsets[row + 1]!;
    const isSent = Number(!isHashOnly(source, truth, row));
    const viewedLimit = source.viewedYesShare[truth.provider[row]!]! * halfWord;
    const openLimit = source.publicFileShare[truth.provider[row]!]! * halfWord;
    for (let at = first; at < end; at++) {
      const draw = drawBits(source.keys.fileFlags, truth.event[row]!, at - first);
      out[at] = (Number((draw & 0xffff) < viewedLimit) | Number(draw >>> 16 < openLimit)) & isSent;
    }
  }
}

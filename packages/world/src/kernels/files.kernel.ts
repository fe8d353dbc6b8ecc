import { drawUniform, permuteWord } from "@tipbench/random";
import { contentOf } from "./content.kernel.ts";
import { type ContentIndex, contentNumber } from "./content-index.kernel.ts";
import type { ReportSource } from "./report-columns.kernel.ts";
import type { Truth } from "./truth.kernel.ts";

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

/** Dense number of each file's content. */
export function fillContent(
  source: ReportSource,
  index: ContentIndex,
  truth: Truth,
  offsets: Uint32Array,
  rows: number,
  out: Uint32Array,
): void {
  for (let row = 0; row < rows; row++) {
    const first = offsets[row]!;
    const end = offsets[row + 1]!;
    for (let at = first; at < end; at++) out[at] = contentNumber(source, index, truth.event[row]!, at - first);
  }
}

/** Exact hash of each file. */
export function fillFileHash(
  source: ReportSource,
  truth: Truth,
  offsets: Uint32Array,
  rows: number,
  out: Uint32Array,
): void {
  for (let row = 0; row < rows; row++) {
    const first = offsets[row]!;
    const end = offsets[row + 1]!;
    for (let at = first; at < end; at++) {
      out[at] = permuteWord(source.keys.fileHash, contentOf(source, truth.event[row]!, at - first));
    }
  }
}

/** The two flags of a file, and where their draws lie. */
export const viewed = 0;
export const open = 1;

function isFlagged(source: ReportSource, truth: Truth, row: number, file: number, flag: number): boolean {
  const shares = flag === viewed ? source.viewedShare : source.publicFileShare;
  const share = shares[truth.provider[row]!]!;
  return drawUniform(source.keys.fileFlags, truth.event[row]!, 2 * file + flag) < share;
}

/** Answers (1 no, 2 yes) about each file: viewed by a person at the provider, or open to users. */
export function fillFileFlag(
  source: ReportSource,
  truth: Truth,
  offsets: Uint32Array,
  rows: number,
  flag: number,
  out: Uint8Array,
): void {
  for (let row = 0; row < rows; row++) {
    const first = offsets[row]!;
    const end = offsets[row + 1]!;
    for (let at = first; at < end; at++) out[at] = isFlagged(source, truth, row, at - first, flag) ? 2 : 1;
  }
}

/** 1 for files that an analyst may open: viewed at the provider, or public. Same as `viewed === yes || open === yes`. */
export function fillOpenable(
  source: ReportSource,
  truth: Truth,
  offsets: Uint32Array,
  rows: number,
  out: Uint8Array,
): void {
  for (let row = 0; row < rows; row++) {
    const first = offsets[row]!;
    const end = offsets[row + 1]!;
    for (let at = first; at < end; at++) {
      const file = at - first;
      out[at] = isFlagged(source, truth, row, file, viewed) || isFlagged(source, truth, row, file, open) ? 1 : 0;
    }
  }
}

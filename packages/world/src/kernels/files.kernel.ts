import { drawBits, permuteWord } from "@tipbench/random";
import { nameContents } from "./content.kernel.ts";
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

/** Name of each file's content, and of the first one's. */
export function fillContentNames(
  source: ReportSource,
  truth: Truth,
  offsets: Uint32Array,
  rows: number,
  out: Uint32Array,
): void {
  for (let row = 0; row < rows; row++) {
    const first = offsets[row]!;
    const end = offsets[row + 1]!;
    if (first < end) nameContents(source, truth.event[row]!, first, end, out);
    truth.primaryContent[row] = first === end ? 0 : out[first]!;
  }
}

/** Turns names of contents into dense numbers. A loop of its own: its look-ups are far apart, and wait for memory together. */
export function numberContents(source: ReportSource, index: ContentIndex, files: number, contents: Uint32Array): void {
  for (let at = 0; at < files; at++) contents[at] = contentNumber(source, index, contents[at]!);
}

/** Exact hash of each file, from the name of its content. */
export function fillFileHash({ keys }: ReportSource, names: Uint32Array, files: number, out: Uint32Array): void {
  for (let at = 0; at < files; at++) out[at] = permuteWord(keys.fileHash, names[at]!);
}

/** The two flags of a file: which half of its draw decides. */
export const viewed = 0;
export const open = 16;

function isFlagged(source: ReportSource, truth: Truth, row: number, file: number, flag: number): boolean {
  const shares = flag === viewed ? source.viewedShare : source.publicFileShare;
  const half = (drawBits(source.keys.fileFlags, truth.event[row]!, file) >>> flag) & 0xffff;
  return half < shares[truth.provider[row]!]! * 65_536;
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
    const viewedLimit = source.viewedShare[truth.provider[row]!]! * 65_536;
    const openLimit = source.publicFileShare[truth.provider[row]!]! * 65_536;
    for (let at = first; at < end; at++) {
      const draw = drawBits(source.keys.fileFlags, truth.event[row]!, at - first);
      out[at] = Number((draw & 0xffff) < viewedLimit) | Number(draw >>> 16 < openLimit);
    }
  }
}

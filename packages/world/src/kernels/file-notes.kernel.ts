import { drawBits, drawUniform } from "@tipbench/random";
import type { FileRows } from "./files.kernel.ts";
import { markOf, type ReportSource } from "./report-columns.kernel.ts";

const reported = 1;
const supplemental = 2;
const generativeDraw = 128; // beyond the indices of files
const classes = 4;

/** Whether a file is beside what is reported: never the first one, and a share of the further ones. */
function isSupplemental({ keys, values }: ReportSource, event: number, index: number): boolean {
  return index > 0 && drawUniform(keys.fileNotes, event, index) < values.supplementalShare;
}

/** Relevance of each file. */
export function fillFileRelevance(source: ReportSource, { truth, offsets, rows }: FileRows, out: Uint8Array): void {
  for (let row = 0; row < rows; row++) {
    const first = offsets[row]!;
    for (let at = first; at < offsets[row + 1]!; at++) {
      out[at] = isSupplemental(source, truth.event[row]!, at - first) ? supplemental : reported;
    }
  }
}

/** The provider's viral or meme mark on each file (1 no, 2 yes); files beside what is reported cannot have one. */
export function fillFileMarked(source: ReportSource, { truth, offsets, rows }: FileRows, out: Uint8Array): void {
  for (let row = 0; row < rows; row++) {
    const first = offsets[row]!;
    for (let at = first; at < offsets[row + 1]!; at++) {
      const index = at - first;
      out[at] = isSupplemental(source, truth.event[row]!, index) ? 0 : markOf(source, truth, row, index);
    }
  }
}

/** The provider's mark of generative AI on each file (1 no, 2 yes). */
export function fillFileGenerativeAi(source: ReportSource, { truth, offsets, rows }: FileRows, out: Uint8Array): void {
  for (let row = 0; row < rows; row++) {
    const first = offsets[row]!;
    const share = source.generativeAiShare[truth.provider[row]!]!;
    for (let at = first; at < offsets[row + 1]!; at++) {
      const draw = drawUniform(source.keys.fileNotes, truth.event[row]!, generativeDraw + at - first);
      out[at] = draw < share ? 2 : 1;
    }
  }
}

/**
 * The industry's classification of each file, where one is given; files beside what is reported cannot have one. Whoever classifies a
 * content gives it the same class: one of four, alike in probability, by a draw keyed by its name.
 */
export function fillFileClassification(
  source: ReportSource,
  { truth, offsets, rows }: FileRows,
  names: Uint32Array,
  out: Uint8Array,
): void {
  const { keys, classificationShare } = source;
  for (let row = 0; row < rows; row++) {
    const first = offsets[row]!;
    const event = truth.event[row]!;
    const share = classificationShare[truth.provider[row]!]!;
    for (let at = first; at < offsets[row + 1]!; at++) {
      const index = at - first;
      const isGiven = !isSupplemental(source, event, index) && drawUniform(keys.fileClass, event, index) < share;
      out[at] = isGiven ? 1 + (drawBits(keys.contentClass, names[at]!, 0) % classes) : 0;
    }
  }
}

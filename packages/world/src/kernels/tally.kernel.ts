import type { FileCounter } from "../file-tallies.ts";
import { type ContentSource, familyOf, familyTrait, kindTrait, type NamedContents } from "./content.kernel.ts";
import { type ContentIndex, contentNumber } from "./content-index.kernel.ts";
import { kindOfFamily } from "./perceptual.kernel.ts";

/** The files of a chunk: where those of a row begin, and each file's content by name and by number. */
export interface CountedFiles extends NamedContents {
  readonly offsets: Uint32Array;
  readonly numbers: Uint32Array;
}

/** Files that were not there before: bits of what `countFile` returns. */
const newHash = 1;
const newFamily = 2;

/** Counts a content that is seen for the first time: its family is looked up now, and its kind kept for later sightings. */
function countContent(
  source: ContentSource,
  index: ContentIndex,
  counter: FileCounter,
  { names, traits, numbers }: CountedFiles,
  at: number,
): number {
  const { tallies, contents, families } = counter;
  const name = names[at]!;
  const number = numbers[at]!;
  const ofContent = traits[at]! & kindTrait;
  const isFamily = (traits[at]! & familyTrait) !== 0;
  const family = isFamily ? name : familyOf(source, name, ofContent);
  const kind = kindOfFamily(source, family, ofContent);
  contents[number >>> 2] = contents[number >>> 2]! | ((1 + kind) << (2 * (number & 3)));
  tallies.files[kind]! += 1;
  tallies.exactUnique[kind]! += 1;
  const root = family === name ? number : contentNumber(source, index, family);
  const bit = 1 << (root & 7);
  if ((families[root >>> 3]! & bit) !== 0) return newHash;
  families[root >>> 3] = families[root >>> 3]! | bit;
  tallies.perceptuallyUnique[kind]! += 1;
  return newHash | newFamily;
}

/** Counts the files of rows `[from, to)`; rows come in their order, each once. */
export function countFiles(
  source: ContentSource,
  index: ContentIndex,
  counter: FileCounter,
  files: CountedFiles,
  from: number,
  to: number,
): void {
  const { tallies, contents } = counter;
  const { offsets, numbers } = files;
  for (let row = from; row < to; row++) {
    let found = 0;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      const number = numbers[at]!;
      const known = (contents[number >>> 2]! >>> (2 * (number & 3))) & 3;
      if (known === 0) found |= countContent(source, index, counter, files, at);
      else tallies.files[known - 1]! += 1;
    }
    tallies.reportsWithExactUnique += found & newHash;
    tallies.reportsWithPerceptuallyUnique += found >>> 1;
  }
}

import type { FileCounter } from "../file-tallies.ts";
import {
  beganFamily,
  type ContentSource,
  familyTrait,
  kindTrait,
  type NamedContents,
  variedContent,
} from "./content.kernel.ts";
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

/** The two bits that are kept of a content; see `FileCounter`. */
function keptOf(contents: Uint8Array, number: number): number {
  return (contents[number >>> 2]! >>> (2 * (number & 3))) & 3;
}

/**
 * Looks up the family of a content that is seen for the first time: the first content that it varies, directly or through others, and that
 * was seen, tells its kind. Returns that kind, and 4 more where the family is new.
 */
function familyKind(
  source: ContentSource,
  index: ContentIndex,
  { contents, families }: FileCounter,
  name: number,
  at: number, // its number
  traits: number,
): number {
  const ofContent = traits & kindTrait;
  let root = name;
  let number = at;
  let isRoot = (traits & familyTrait) !== 0 || name < source.viral.names || beganFamily(source, name, ofContent); // a copy may be seen first
  while (!isRoot) {
    root = variedContent(source, root, ofContent);
    number = contentNumber(source, index, root);
    const kept = keptOf(contents, number);
    if (kept !== 0) return kept - 1;
    isRoot = root < source.viral.names || beganFamily(source, root, ofContent);
  }
  const bit = 1 << (number & 7);
  const isNew = (families[number >>> 3]! & bit) === 0;
  families[number >>> 3] = families[number >>> 3]! | bit;
  return kindOfFamily(source, root, ofContent) | (isNew ? 4 : 0);
}

/** Counts a content that is seen for the first time; its kind is kept for later sightings. Returns `newHash`, and `newFamily` with it. */
function countContent(
  source: ContentSource,
  index: ContentIndex,
  counter: FileCounter,
  { names, traits, numbers }: CountedFiles,
  at: number,
): number {
  const { tallies, contents } = counter;
  const number = numbers[at]!;
  const found = familyKind(source, index, counter, names[at]!, number, traits[at]!);
  const kind = found & 3;
  contents[number >>> 2] = contents[number >>> 2]! | ((1 + kind) << (2 * (number & 3)));
  tallies.exactUnique[kind]! += 1;
  tallies.perceptuallyUnique[kind]! += found >>> 2;
  return newHash | (newFamily * (found >>> 2));
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
  const { tallies, contents, kept } = counter;
  const { offsets, numbers } = files;
  const firstFile = offsets[from]!;
  const end = offsets[to]!;
  for (let at = firstFile; at < end; at++) kept[at] = keptOf(contents, numbers[at]!); // a loop of its own: its reads wait for memory together
  for (let row = from; row < to; row++) {
    let found = 0;
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      if (kept[at] === 0) {
        if (keptOf(contents, numbers[at]!) === 0) found |= countContent(source, index, counter, files, at);
        kept[at] = keptOf(contents, numbers[at]!);
      }
      tallies.files[kept[at]! - 1]! += 1;
    }
    tallies.reportsWithExactUnique += found & newHash;
    tallies.reportsWithPerceptuallyUnique += found >>> 1;
  }
}

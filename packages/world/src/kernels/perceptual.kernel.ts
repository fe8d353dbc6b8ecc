import { drawBits, type Key } from "@tipbench/random";
import type { VariantChanges } from "../variant-changes.ts";
import { type ContentSource, familyOf, kindOfContent, still } from "./content.kernel.ts";

/** What the looks of files need. */
export interface PerceptualSource extends ContentSource {
  readonly changes: VariantChanges;
}

const words = 8;
const rounds = 6; // bits of a level of 64

/** Names of the families of named contents. Same as `out.map((_, at) => familyOf(source, names[at], kindOfContent(source, names[at])))`. */
export function fillFamilies(source: ContentSource, names: Uint32Array, out: Uint32Array): void {
  for (let at = 0; at < out.length; at++) out[at] = familyOf(source, names[at]!, kindOfContent(source, names[at]!));
}

/** A word whose bits are set with `level` of 64 in probability: a bit of the level a round, the lowest first, as "or" or "and". */
function setBits(key: Key, name: number, word: number, level: number): number {
  let bits = 0;
  for (let round = 0; round < rounds; round++) {
    const draw = drawBits(key, name, words + word * rounds + round);
    bits = (level >>> round) & 1 ? bits | draw : bits & draw;
  }
  return bits;
}

/** How much of a variant's perceptual hash differs from its family's, in 64ths, on average: a draw by its name. */
function changeLevel({ keys, changes }: PerceptualSource, name: number): number {
  return changes.level[drawBits(keys.variant, name, 0) >>> 20]!;
}

/** One of eight words of each file's perceptual hash: the family's random bits, and in variants some of them flipped. */
export function fillPerceptualWord(
  source: PerceptualSource,
  names: Uint32Array,
  families: Uint32Array,
  word: number,
  out: Uint32Array, // as long as there are files
): void {
  const { keys } = source;
  for (let at = 0; at < out.length; at++) {
    const name = names[at]!;
    const base = drawBits(keys.familyHash, families[at]!, word);
    out[at] = name === families[at]! ? base : base ^ setBits(keys.variant, name, word, changeLevel(source, name));
  }
}

/** What the files of a family are: codes of `fileKinds`, by the kind of its contents. Viral families are images or videos. */
export function kindOfFamily(source: ContentSource, family: number, kind: number): number {
  const { keys, viral, otherFileLimit } = source;
  if (kind !== still || family < viral.names) return kind;
  return drawBits(keys.otherFile, family, 0) < otherFileLimit ? 2 : kind;
}

/** Kind of each file, by its family. */
export function fillFileKind(source: ContentSource, families: Uint32Array, out: Uint8Array): void {
  for (let at = 0; at < out.length; at++) {
    out[at] = kindOfFamily(source, families[at]!, kindOfContent(source, families[at]!));
  }
}

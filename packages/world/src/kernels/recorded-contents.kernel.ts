import { addWord, type WordTable, wordOf } from "@tipbench/columns";
import { type Key, unpermuteWord } from "@tipbench/random";
import { beginsContent, type ContentSource } from "./content.kernel.ts";
import { type ContentIndex, contentNumber } from "./content-index.kernel.ts";

/** What the contents of recorded files are numbered by. */
export interface ContentNumbering {
  readonly source: ContentSource & { readonly keys: { readonly fileHash: Key } };
  /** The contents of the world up to `end`. */
  readonly index: ContentIndex;
  readonly end: number;
  /** Hashes that are no content of the world, scattered, with their numbers in the order of their first sight. */
  readonly others: WordTable;
}

const spread = 0x9e3779b1; // 2^32 by the golden ratio, odd: one key a hash, far from those of hashes beside it

/** The number of a hash that is no content of the world; the next one where it was not seen before. */
function otherNumber(others: WordTable, hash: number): number {
  const key = Math.imul(hash, spread) >>> 0;
  const seen = wordOf(others, key);
  if (seen >= 0) return seen;
  addWord(others, key, others.count);
  return others.count - 1;
}

/** Writes the numbers of the first `files` hashes: those of the world's contents, and beyond them others in the order of their first sight. */
export function fillContentNumbers(
  { source, index, end, others }: ContentNumbering,
  fileHash: Uint32Array,
  files: number,
  out: Uint32Array,
): void {
  for (let at = 0; at < files; at++) {
    const hash = fileHash[at]!;
    const name = unpermuteWord(source.keys.fileHash, hash);
    out[at] = beginsContent(source, name, end)
      ? contentNumber(source, index, name)
      : index.nextNumber + otherNumber(others, hash);
  }
}

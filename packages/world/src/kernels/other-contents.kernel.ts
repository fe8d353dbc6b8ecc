/**
 * Numbers for exact hashes that are no content of the world, in the order of their first sight, as a table with linear probing (Knuth,
 * vol. 3, section 6.4) that doubles when it is three fifths full.
 */
export interface OtherContents {
  /** Two words a place: the hash, and 1 + its number from 0 on; 0 where the place is free. */
  words: Uint32Array;
  count: number;
}

const spread = 0x9e3779b1; // 2^32 by the golden ratio, odd

/** An empty table. */
export function otherContents(): OtherContents {
  return { words: new Uint32Array(2 * 1024), count: 0 };
}

/** Word of the hash's place, or of the free one where it would stand. */
function placeOf(words: Uint32Array, hash: number): number {
  const mask = words.length - 1;
  let at = (2 * (Math.imul(hash, spread) >>> 0)) & mask;
  while (words[at + 1] !== 0 && words[at] !== hash) at = (at + 2) & mask;
  return at;
}

/** The number of a hash; the next one where it was not seen before. */
export function otherNumber(table: OtherContents, hash: number): number {
  const at = placeOf(table.words, hash);
  const seen = table.words[at + 1]!;
  if (seen !== 0) return seen - 1;
  table.words[at] = hash;
  table.count += 1;
  table.words[at + 1] = table.count;
  if (10 * table.count > 3 * table.words.length) grow(table);
  return table.count - 1;
}

function grow(table: OtherContents): void {
  const { words } = table;
  const larger = new Uint32Array(2 * words.length);
  for (let at = 0; at < words.length; at += 2) {
    if (words[at + 1] === 0) continue;
    const place = placeOf(larger, words[at]!);
    larger[place] = words[at]!;
    larger[place + 1] = words[at + 1]!;
  }
  table.words = larger;
}

/**
 * A word for each of some keys, as a table with linear probing (Knuth, vol. 3, section 6.4). The home of a key is its low bits: keys that are
 * numbered in order of time lie side by side while they are new.
 */
export interface WordTable {
  /** Keys in it. */
  count: number;
  /** Two words a place: the key, and 1 + its word; 0 where the place is free. */
  words: Uint32Array;
}

/** An empty table; it has room for so many keys, and grows beyond. */
export function wordTable(keys = 1024): WordTable {
  let places = 2;
  while (places < 2 * keys) places *= 2;
  return { count: 0, words: new Uint32Array(2 * places) };
}

/** Where the key stands in `words`, or the free place where it would. */
function placeOf({ words }: WordTable, key: number): number {
  const mask = words.length - 1;
  let at = (2 * key) & mask;
  while (words[at + 1] !== 0 && words[at] !== key) at = (at + 2) & mask;
  return at;
}

/** The word of a key; -1 for one that is not in the table. */
export function wordOf(table: WordTable, key: number): number {
  return table.words[placeOf(table, key) + 1]! - 1;
}

/** Gives a key that is not in the table a word, which is below 2^32 - 1. */
export function addWord(table: WordTable, key: number, word: number): void {
  if (4 * (table.count + 1) > table.words.length) grow(table);
  const at = placeOf(table, key);
  table.words[at] = key;
  table.words[at + 1] = word + 1;
  table.count += 1;
}

function grow(table: WordTable): void {
  const before = table.words;
  table.words = new Uint32Array(2 * before.length);
  table.count = 0;
  for (let at = 0; at < before.length; at += 2) {
    if (before[at + 1] !== 0) addWord(table, before[at]!, before[at + 1]! - 1);
  }
}

/** Takes out a key that is in the table, and moves up those that were pushed away by it. */
export function removeWord(table: WordTable, key: number): void {
  const { words } = table;
  const mask = words.length - 1;
  let hole = placeOf(table, key);
  for (let at = (hole + 2) & mask; words[at + 1] !== 0; at = (at + 2) & mask) {
    const fromHome = (at - 2 * words[at]!) & mask;
    if (fromHome < ((at - hole) & mask)) continue;
    words[hole] = words[at]!;
    words[hole + 1] = words[at + 1]!;
    hole = at;
  }
  words[hole + 1] = 0;
  table.count -= 1;
}

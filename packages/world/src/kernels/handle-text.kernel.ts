import { drawBits, drawInteger, type Key, permuteWord } from "@tipbench/random";
import { signsPerWord } from "@tipbench/vocabulary";
import { handleName } from "./report-columns.kernel.ts";

/** What screen names are made from. */
export interface HandleSource {
  readonly keys: { readonly handle: Key; readonly handleText: Key };
  readonly values: { readonly sameHandleShare: number };
}

/** Whose screen name it is. */
export interface HandleOwner {
  readonly subject: number;
  readonly account: number;
}

/** Codes of `textSigns`. */
const consonants = Uint8Array.from("bcdfghjklmnprstvz", (sign) => sign.charCodeAt(0) - 96);
const [a, e, i, o, u, x] = [1, 5, 9, 15, 21, 24] as const;
const vowels = Uint8Array.of(a, e, i, o, u);
const digit0 = 27;
const underscore = 37;
const base = 40;
/** Signs of a stem. */
export const stemSigns = 10; // 85 to the power 5 is just above 2 to the power 32: no two words share a stem
const variations = 8;
/** The most signs of a screen name; the longest variation has 15. */
export const handleSigns = 18;

/** Writes a word as a stem of syllables, codes of `textSigns`, and gives its length. */
export function writeStem(word: number, out: Uint8Array): number {
  let left = word;
  for (let at = 0; at < stemSigns; at += 2) {
    const syllable = left % 85;
    left = Math.floor(left / 85);
    out[at] = consonants[Math.floor(syllable / 5)]!;
    out[at + 1] = vowels[syllable % 5]!;
  }
  return stemSigns;
}

function writeNumber(number: number, at: number, out: Uint8Array): number {
  let [scale, end] = [1, at];
  while (scale * 10 <= number) scale *= 10;
  for (; scale >= 1; scale /= 10) {
    out[end] = digit0 + (Math.floor(number / scale) % 10);
    end += 1;
  }
  return end;
}

function insertSign(sign: number, at: number, length: number, out: Uint8Array): number {
  out.copyWithin(at + 1, at, length);
  out[at] = sign;
  return length + 1;
}

/** A digit in place of the first vowel that has one of like looks. */
function disguise(out: Uint8Array): number {
  for (let at = 1; at < stemSigns; at += 2) {
    const vowel = out[at];
    if (vowel === u) continue;
    out[at] = digit0 + (vowel === a ? 4 : vowel === e ? 3 : vowel === i ? 1 : 0);
    break;
  }
  return stemSigns;
}

function doubleLast(times: number, out: Uint8Array): number {
  out.fill(out[stemSigns - 1]!, stemSigns, stemSigns + times);
  return stemSigns + times;
}

function dropSign(at: number, out: Uint8Array): number {
  out.copyWithin(at, at + 1, stemSigns);
  return stemSigns - 1;
}

/** What people do to a screen name that is taken, or to one that they want to look new; `out` begins with the stem. */
function vary(variation: number, number: number, out: Uint8Array): number {
  if (variation === 0) return writeNumber(10 + (number % 90), stemSigns, out);
  if (variation === 1) {
    out[stemSigns] = underscore;
    return writeNumber(1900 + (number % 110), stemSigns + 1, out);
  }
  if (variation === 2) return writeNumber(number % 10, insertSign(underscore, 4, stemSigns, out), out);
  if (variation === 3) return writeNumber(number % 1000, stemSigns - 1, out);
  if (variation === 4) return doubleLast(1 + (number % 3), out);
  if (variation === 5) return writeNumber(number % 100, insertSign(x, 0, stemSigns, out), out);
  if (variation === 6) return disguise(out);
  return dropSign(1 + (number % 8), out);
}

/**
 * Writes the screen name of an account as codes of `textSigns` and gives its length: the same at accounts that share one, a variation of it at
 * the subject's others. The mark of synthetic names is not part of it. `out` holds `handleSigns`.
 */
export function writeHandle(
  { keys, values }: HandleSource,
  { subject, account }: HandleOwner,
  out: Uint8Array,
): number {
  const length = writeStem(permuteWord(keys.handleText, subject), out);
  if (handleName(keys.handle, values.sameHandleShare, subject, account) === subject) return length;
  return vary(drawInteger(keys.handleText, account, 1, variations), drawBits(keys.handleText, account, 2), out);
}

/** The subjects and accounts of some rows, and the keys of their screen names (0: none is given). */
export interface HandleRows {
  readonly subject: Uint32Array;
  readonly account: Uint32Array;
  readonly handleKey: Uint32Array;
}

/** The word of some signs that begins at one of them. */
function packedFrom(signs: Uint8Array, from: number): number {
  let packed = 0;
  for (let at = from; at < from + signsPerWord; at++) packed = packed * base + signs[at]!;
  return packed;
}

/** The words of each row's screen name, which is written once; 0 where it is not given. One of the words may be the array of the keys. */
export function fillHandleWords(
  source: HandleSource,
  rows: HandleRows,
  words: readonly [Uint32Array, Uint32Array, Uint32Array], // out: each as long as the keys
): void {
  const [first, next, last] = words;
  const signs = new Uint8Array(handleSigns);
  const owner = { subject: 0, account: 0 };
  for (let row = 0; row < rows.handleKey.length; row++) {
    const isGiven = rows.handleKey[row] !== 0; // which may lie in a word
    owner.subject = rows.subject[row]!;
    owner.account = rows.account[row]!;
    signs.fill(0, isGiven ? writeHandle(source, owner, signs) : 0);
    first[row] = packedFrom(signs, 0);
    next[row] = packedFrom(signs, signsPerWord);
    last[row] = packedFrom(signs, 2 * signsPerWord);
  }
}

import { bitsSet } from "./bits-set.kernel.ts";

const boostFrom = 0.7;
const boostOfSign = 0.1;
const longestPrefix = 4;

/** Signs of a text as codes; `length` of them count, 31 at most. */
export interface Signs {
  readonly codes: Uint8Array;
  length: number;
}

/** Matching bits of two texts, as the last call of `matchSigns` left them. */
interface Matched {
  ofShort: number;
  ofLong: number;
}

/** Finds the signs of `short` that have an equal one in `long` near their place, each taken once, the first that is free. */
function matchSigns(short: Signs, long: Signs, out: Matched): void {
  const range = Math.max((long.length >>> 1) - 1, 0);
  let [ofShort, ofLong] = [0, 0];
  for (let at = 0; at < short.length; at++) {
    const end = Math.min(at + range + 1, long.length);
    for (let other = Math.max(at - range, 0); other < end; other++) {
      if ((ofLong >>> other) & 1 || short.codes[at] !== long.codes[other]) continue;
      ofShort |= 1 << at;
      ofLong |= 1 << other;
      break;
    }
  }
  out.ofShort = ofShort;
  out.ofLong = ofLong;
}

/** Places at which the matched signs of two texts, each in its own order, differ. */
function countMoved(short: Signs, long: Signs, { ofShort, ofLong }: Matched): number {
  let [moved, rest] = [0, ofLong];
  for (let left = ofShort; left !== 0; left &= left - 1) {
    const at = 31 - Math.clz32(left & -left);
    const other = 31 - Math.clz32(rest & -rest);
    if (short.codes[at] !== long.codes[other]) moved += 1;
    rest &= rest - 1;
  }
  return moved;
}

function commonPrefix(a: Signs, b: Signs): number {
  const limit = Math.min(a.length, b.length, longestPrefix);
  let length = 0;
  while (length < limit && a.codes[length] === b.codes[length]) length += 1;
  return length;
}

/**
 * How alike two texts are, 0 to 1: the share of signs that match near their place and in order, with a bonus for the first four where it is above
 * .7. Same as talisman's `jaro-winkler` of the texts. W. Winkler, String Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter
 * Model of Record Linkage, ASA 1990.
 */
export function jaroWinkler(a: Signs, b: Signs): number {
  const short = a.length > b.length ? b : a;
  const long = a.length > b.length ? a : b;
  matchSigns(short, long, matched);
  const matches = bitsSet(matched.ofShort);
  if (matches === 0) return a.length === 0 && b.length === 0 ? 1 : 0;
  const inOrder = matches - (countMoved(short, long, matched) >>> 1);
  const jaro = (matches / a.length + matches / b.length + inOrder / matches) / 3;
  return jaro < boostFrom ? jaro : jaro + commonPrefix(a, b) * boostOfSign * (1 - jaro);
}

const matched: Matched = { ofShort: 0, ofLong: 0 };

import { signsPerWord, textSigns } from "@tipbench/vocabulary";
import type { Signs } from "./jaro-winkler.kernel.ts";

const base = textSigns.length;
const lastLetter = textSigns.indexOf("z");
const lettersOfKey = 5;
const fewestLetters = 3;

/** Reads packed words from `from` on as signs, up to the first that is none; `out` holds `signsPerWord` of each. */
export function readSigns(words: Uint32Array, from: number, count: number, out: Signs): void {
  out.length = count * signsPerWord;
  for (let word = 0; word < count; word++) {
    let left = words[from + word]!;
    for (let at = (word + 1) * signsPerWord - 1; at >= word * signsPerWord; at--) {
      const rest = Math.floor(left / base);
      out.codes[at] = left - rest * base;
      left = rest;
    }
  }
  const end = out.codes.indexOf(0);
  if (end >= 0) out.length = Math.min(out.length, end);
}

/** The letters of a text from its beginning (`step` 1) or from its end (-1), five at most, as one number; 0: there are fewer than three. */
export function blockKey({ codes, length }: Signs, step: 1 | -1): number {
  let [key, letters] = [0, 0];
  for (let at = step > 0 ? 0 : length - 1; at >= 0 && at < length && letters < lettersOfKey; at += step) {
    const code = codes[at]!;
    if (code === 0 || code > lastLetter) continue;
    key = key * (lastLetter + 1) + code;
    letters += 1;
  }
  return letters < fewestLetters ? 0 : key;
}

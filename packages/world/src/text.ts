import { drawInteger, permuteWord } from "@tipbench/random";
import { handleMark, textSigns } from "@tipbench/vocabulary";
import { handleSigns, writeHandle } from "./kernels/handle-text.kernel.ts";
import { identitiesOf, type World } from "./world.ts";

const consonants = "bcdfghjklmnprstvz";
const vowels = "aeiou";
const syllablesOfStem = 5; // 85 to the power 5 is just above 2 to the power 32: no two words share a stem
const domains = ["example.com", "example.net", "example.org"];

function stemOf(word: number): string {
  const syllables = consonants.length * vowels.length;
  let left = word;
  let stem = "";
  for (let at = 0; at < syllablesOfStem; at++) {
    const syllable = left % syllables;
    left = Math.floor(left / syllables);
    stem += (consonants[Math.floor(syllable / vowels.length)] ?? "") + (vowels[syllable % vowels.length] ?? "");
  }
  return stem;
}

/**
 * The screen name of the account behind a submission: the same at accounts that share one, and a variation of it at the subject's others.
 * Whether the report gives it is said by `handleKey`. Synthetic by its first sign. Costs some microseconds; the same each time.
 */
export function handleOf(world: World, submission: number): string {
  const signs = new Uint8Array(handleSigns);
  const length = writeHandle(world.source, identitiesOf(world, submission), signs);
  return handleMark + Array.from(signs.subarray(0, length), (code) => textSigns[code]).join("");
}

/** The e-mail address of the subject behind a submission, in a domain that is reserved for examples. As `handleOf`. */
export function emailOf(world: World, submission: number): string {
  const { keys } = world.source;
  const { subject } = identitiesOf(world, submission);
  const stem = stemOf(permuteWord(keys.emailText, subject));
  return `${stem}@${domains[drawInteger(keys.emailText, subject, 1, domains.length)] ?? "example.com"}`;
}

import { drawBits, drawInteger, permuteWord } from "@tipbench/random";
import { handleName } from "./kernels/report-columns.kernel.ts";
import { identitiesOf, type World } from "./world.ts";

const consonants = "bcdfghjklmnprstvz";
const vowels = "aeiou";
const syllablesOfStem = 5; // 85 to the power 5 is just above 2 to the power 32: no two words share a stem
const domains = ["example.com", "example.net", "example.org"];
const lookAlikes: Readonly<Record<string, string>> = { a: "4", e: "3", i: "1", o: "0" };

/** A sign that no service allows in a screen name, so that none of these is anybody's. */
const handleMark = "~";

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

/** What people do to a screen name that is taken, or to one that they want to look new. */
const variations: readonly ((stem: string, number: number) => string)[] = [
  (stem, number) => `${stem}${10 + (number % 90)}`,
  (stem, number) => `${stem}_${1900 + (number % 110)}`,
  (stem, number) => `${stem.slice(0, 4)}_${stem.slice(4)}${number % 10}`,
  (stem, number) => `${stem.slice(0, -1)}${number % 1000}`,
  (stem, number) => `${stem}${stem.slice(-1).repeat(1 + (number % 3))}`,
  (stem, number) => `x${stem}${number % 100}`,
  (stem) => stem.replace(/[aeio]/, (letter) => lookAlikes[letter] ?? letter),
  (stem, number) => stem.slice(0, 1 + (number % 8)) + stem.slice(2 + (number % 8)),
];

/**
 * The screen name of the account behind a submission: the same at accounts that share one, and a variation of it at the subject's others.
 * Whether the report gives it is said by `handleKey`. Synthetic by its first sign. Costs some microseconds; the same each time.
 */
export function handleOf(world: World, submission: number): string {
  const { keys, values } = world.source;
  const { subject, account } = identitiesOf(world, submission);
  const stem = stemOf(permuteWord(keys.handleText, subject));
  const name = handleName(keys.handle, values.sameHandleShare, subject, account);
  if (name === subject) return handleMark + stem;
  const variation = variations[drawInteger(keys.handleText, account, 1, variations.length)];
  return handleMark + (variation?.(stem, drawBits(keys.handleText, account, 2)) ?? stem);
}

/** The e-mail address of the subject behind a submission, in a domain that is reserved for examples. As `handleOf`. */
export function emailOf(world: World, submission: number): string {
  const { keys } = world.source;
  const { subject } = identitiesOf(world, submission);
  const stem = stemOf(permuteWord(keys.emailText, subject));
  return `${stem}@${domains[drawInteger(keys.emailText, subject, 1, domains.length)] ?? "example.com"}`;
}

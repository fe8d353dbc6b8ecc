import { drawBits, drawInteger, permuteWord } from "@tipbench/random";
import { signsPerWord, textSigns } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { handleSigns, writeHandle } from "../../src/kernels/handle-text.kernel.ts";
import { handleName } from "../../src/kernels/report-columns.kernel.ts";
import { handleOf } from "../../src/text.ts";
import type { World } from "../../src/world.ts";
import { smallWorld, wholeStream } from "../whole-stream.ts";

const consonants = "bcdfghjklmnprstvz";
const vowels = "aeiou";
const lookAlikes: Readonly<Record<string, string>> = { a: "4", e: "3", i: "1", o: "0" };

function stemOf(word: number): string {
  const syllables = [1, 85, 85 * 85, 85 * 85 * 85, 85 * 85 * 85 * 85].map((scale) => Math.floor(word / scale) % 85);
  return syllables.map((code) => `${consonants[Math.floor(code / 5)]}${vowels[code % 5]}`).join("");
}

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

/** A screen name as one would write it with strings. */
function plainHandle({ source: { keys, values } }: World, subject: number, account: number): string {
  const stem = stemOf(permuteWord(keys.handleText, subject));
  if (handleName(keys.handle, values.sameHandleShare, subject, account) === subject) return stem;
  const variation = variations[drawInteger(keys.handleText, account, 1, variations.length)];
  return variation?.(stem, drawBits(keys.handleText, account, 2)) ?? "";
}

function signsOf(word: number): string {
  let [left, text] = [word, ""];
  for (let at = 0; at < signsPerWord; at++) {
    text = `${textSigns[left % textSigns.length]}${text}`;
    left = Math.floor(left / textSigns.length);
  }
  return text;
}

function madeHandle({ source }: World, subject: number, account: number): string {
  const signs = new Uint8Array(handleSigns);
  const length = writeHandle(source, { subject, account }, signs);
  return Array.from(signs.subarray(0, length), (code) => textSigns[code]).join("");
}

const world = smallWorld("handle text", { scale: 0.02, days: 3 });
const names = ["handleKey", "handleText0", "handleText1", "handleText2"] as const;
const { columns, rows, submission } = wholeStream(world, 96, names);
const textOf = (row: number): string =>
  [columns.handleText0, columns.handleText1, columns.handleText2].map((words) => signsOf(words?.[row] ?? 0)).join("");
const given = Array.from({ length: rows }, (_, row) => row).filter((row) => columns.handleKey?.[row] !== 0);

describe("the packed words of a screen name", () => {
  test("spell the text that an export shows", () => {
    for (const row of given.slice(0, 2000)) expect(`~${textOf(row)}`).toBe(handleOf(world, submission[row] ?? 0));
  });

  test("are 0 where the report gives none", () => {
    const bare = Array.from({ length: rows }, (_, row) => row).filter((row) => columns.handleKey?.[row] === 0);
    expect(bare.length).toBeGreaterThan(100);
    expect(bare.map(textOf).join("")).toBe("");
  });

  test("are the same where a stage reads one of them alone", () => {
    for (const name of names.slice(1)) {
      const alone = wholeStream(world, 96, [name]).columns;
      expect(alone[name]).toEqual(columns[name]);
    }
  });

  test("are what the rules in strings give, in every variation", () => {
    const found = new Set<number>();
    for (let account = 1; account < 3000; account++) {
      const subject = Math.floor(account / 4);
      expect(madeHandle(world, subject, account)).toBe(plainHandle(world, subject, account));
      found.add(drawInteger(world.source.keys.handleText, account, 1, variations.length));
    }
    expect(found.size).toBe(variations.length);
  });
});

test("the columns of a screen name differ between reports of one subject where the names do", () => {
  const texts = new Map<number, string>();
  for (const row of given) {
    const key = columns.handleKey?.[row] ?? 0;
    expect(textOf(row)).toBe(texts.get(key) ?? textOf(row));
    texts.set(key, textOf(row));
  }
});

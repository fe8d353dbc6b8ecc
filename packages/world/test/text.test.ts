import { describe, expect, test } from "vitest";
import { emailOf, handleOf } from "../src/index.ts";
import { smallWorld, wholeStream } from "./whole-stream.ts";

const world = smallWorld("text", { scale: 0.02, days: 4 });
const { submission, columns, truth, rows } = wholeStream(world, 96, ["handleKey", "emailKey"]);
const given = (name: "handleKey" | "emailKey"): readonly number[] =>
  Array.from({ length: rows }, (_, row) => row).filter((row) => (columns[name]?.[row] ?? 0) !== 0);
const handle = (row: number): string => handleOf(world, submission[row] ?? 0);

function pairsBy<Key>(rowNumbers: readonly number[], keyOf: (row: number) => Key): ReadonlyMap<Key, readonly number[]> {
  const groups = new Map<Key, number[]>();
  for (const row of rowNumbers) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

describe("a screen name", () => {
  test("is the same each time, for one report after another and in any order", () => {
    const some = given("handleKey").slice(0, 200);
    const texts = some.map(handle);
    expect([...some].reverse().map(handle).reverse()).toEqual(texts);
  });

  test("bears a sign that makes it nobody's", () => {
    for (const row of given("handleKey").slice(0, 500)) expect(handle(row)).toMatch(/^~[a-z0-9_]{5,20}$/);
  });

  test("is one where the keys are one", () => {
    const groups = [...pairsBy(given("handleKey"), (row) => columns.handleKey?.[row] ?? 0).values()];
    const shared = groups.filter((group) => group.length > 1);
    expect(shared.length).toBeGreaterThan(100);
    for (const group of shared) expect(new Set(group.map(handle)).size).toBe(1);
  });

  test("differs between some accounts of a subject, so that exact matching misses what a fuzzy one finds", () => {
    const subjects = [...pairsBy(given("handleKey"), (row) => truth.subject[row] ?? 0).values()];
    const several = subjects.filter((group) => new Set(group.map((row) => columns.handleKey?.[row])).size > 1);
    expect(several.length).toBeGreaterThan(20);
    const texts = several.map((group) => [...new Set(group.map(handle))]);
    const different = texts.filter((names) => names.length > 1);
    expect(different.length).toBeGreaterThan(0.9 * several.length);
    const sharesLetters = ([one = "", other = ""]: readonly string[]): boolean => {
      const letters = (text: string): string => text.replace(/[^a-z]/g, "");
      return [...letters(one)].filter((letter) => letters(other).includes(letter)).length >= 0.7 * letters(one).length;
    };
    expect(different.filter(sharesLetters).length).toBeGreaterThan(0.9 * different.length);
  });

  test("of two subjects is hardly ever one", () => {
    const bySubject = pairsBy(given("handleKey"), (row) => truth.subject[row] ?? 0);
    const owners = pairsBy(
      [...bySubject.values()].flatMap((group) => group.slice(0, 1)),
      handle,
    );
    expect([...owners.values()].filter((group) => group.length > 1).length).toBeLessThan(3);
  });
});

test("an e-mail address is in a reserved domain, and one where the keys are one", () => {
  const groups = [...pairsBy(given("emailKey"), (row) => columns.emailKey?.[row] ?? 0).values()];
  for (const group of groups.slice(0, 500)) {
    const texts = new Set(group.map((row) => emailOf(world, submission[row] ?? 0)));
    expect(texts.size).toBe(1);
    expect([...texts][0]).toMatch(/^[a-z]{10}@example\.(com|net|org)$/);
  }
});

import { linkRecorder, testContext } from "@tipbench/stage-kit/testing";
import { describe, expect, test } from "vitest";
import { createExactHash, exactHashOptions } from "../src/dedup-exact-hash.ts";
import {
  findEntry,
  forgetBefore,
  isFull,
  seenWord,
  valueWord,
  windowTable,
  writeEntry,
} from "../src/window-table.kernel.ts";

const day = 86_400;

/** Links of reports given as [second, hash, provider], handed over in one call. */
function linksOf(reports: readonly (readonly [number, number, number])[], options: object): string[] {
  const stage = createExactHash(exactHashOptions.parse(options), testContext());
  const out = linkRecorder();
  const columns = {
    receivedAtSeconds: Int32Array.from(reports, ([at]) => at),
    primaryHash: Uint32Array.from(reports, ([, hash]) => hash),
    provider: Uint8Array.from(reports, ([, , provider]) => provider),
    accountKey: Uint32Array.from(reports, ([, , account]) => account),
  };
  stage.dedup({ firstRow: 0, rows: reports.length, columns, fileOffsets: new Uint32Array(0) }, out);
  return out.links.map(([later, earlier, score]) => `${later}-${earlier} ${score}`);
}

describe("exact-hash", () => {
  test("joins every later copy to the first, for sure", () => {
    const copies = [0, 10, 20].map((at) => [at, 7, 1] as const);
    expect(linksOf(copies, {})).toEqual(["1-0 1", "2-0 1"]);
  });

  test("keeps the hash that all bits of a word spell, and the time before second 0", () => {
    const copies = [-day, 5].map((at) => [at, 0xffffffff, 255] as const);
    expect(linksOf(copies, {})).toEqual(["1-0 1"]);
  });

  test("leaves reports without a file alone", () => {
    const bare = [0, 1].map((at) => [at, 0, 1] as const);
    expect(linksOf(bare, {})).toEqual([]);
  });

  test("tells providers apart, the one with code 0 too", () => {
    const reports = [0, 1, 0, 1].map((provider, at) => [at, 7, provider] as const);
    expect(linksOf(reports, {})).toEqual(["2-0 1", "3-1 1"]);
  });

  test("by account leaves reports without an account alone", () => {
    const reports = [0, 9, 0, 9].map((account, at) => [at, 7, account] as const);
    expect(linksOf(reports, { scope: "account" })).toEqual(["3-1 1"]);
  });

  test("joins at the window's very end and not a second later", () => {
    expect(linksOf([[0, 7, 1] as const, [day, 7, 1] as const], { days: 1 })).toEqual(["1-0 1"]);
    expect(linksOf([[0, 7, 1] as const, [day + 1, 7, 1] as const], { days: 1 })).toEqual([]);
  });

  test("counts the window from the latest copy, not from the first", () => {
    const copies = [0, day, 2 * day].map((at) => [at, 7, 1] as const);
    expect(linksOf(copies, { days: 1 })).toEqual(["1-0 1", "2-0 1"]);
  });

  test("begins a new bundle where one is full, and joins that", () => {
    const copies = [0, 1, 2, 3, 4].map((at) => [at, 7, 1] as const);
    expect(linksOf(copies, { maxSize: 2 })).toEqual(["1-0 1", "3-2 1"]);
  });
});

test("exact-hash goes on joining after its table was full of files that are too old", () => {
  const reports = Array.from({ length: 120_000 }, (_, row) => [row, 1 + (row % 2 === 0 ? row : row - 1), 1] as const);
  const links = linksOf(reports, { days: 10_000 / day });
  expect(links).toHaveLength(60_000);
  expect(links.slice(-1)).toEqual(["119999-119998 1"]);
});

describe("a window table", () => {
  const filled = (entries: number) => {
    const table = windowTable(entries);
    for (let a = 1; !isFull(table); a++) writeEntry(table, findEntry(table, a, 0), a, 0, a, a, 1);
    return table;
  };

  test("holds at least the entries that it was made for", () => {
    expect(filled(1000).used).toBeGreaterThanOrEqual(1000);
  });

  test("keeps what was seen at the window's beginning or later, wherever it lies then", () => {
    const table = filled(500);
    const oldest = table.used - 99;
    forgetBefore(table, oldest);
    expect(table.used).toBe(100);
    for (let a = oldest; a < oldest + 100; a++) expect(table.words[findEntry(table, a, 0) + valueWord]).toBe(a);
    expect(table.words[findEntry(table, oldest - 1, 0) + seenWord]).toBe(0);
  });

  test.each<[string, (n: number) => [number, number]]>([
    ["second", (n) => [7, n]],
    ["first", (n) => [n, 7]],
  ])("tells entries apart by their %s key alone, however they crowd", (_, keysOf) => {
    const table = windowTable(1);
    for (let n = 1; !isFull(table); n++) {
      const [a, b] = keysOf(n);
      writeEntry(table, findEntry(table, a, b), a, b, n, n, 1);
    }
    for (let n = 1; n <= table.used; n++) expect(table.words[findEntry(table, ...keysOf(n)) + valueWord]).toBe(n);
  });

  test("refuses to go on where the window alone fills it", () => {
    expect(() => forgetBefore(filled(500), 0)).toThrow(RangeError);
  });
});

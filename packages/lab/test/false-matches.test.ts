import { beforeAll, describe, expect, test } from "vitest";
import type { Findings, Question } from "./fixtures/false-matches.ts";
import { askInOwnThread } from "./fixtures/own-thread.ts";

const wholeHash = 0xffffffff;
const findingsOf = (question: Question): Promise<Findings> =>
  askInOwnThread(new URL("./fixtures/false-matches.ts", import.meta.url), question);

describe("over ten million reports", () => {
  let found: Findings;
  beforeAll(async () => {
    found = await findingsOf({ days: 108, scale: 1, hashMask: wholeHash });
  }, 300_000);

  test("exact-hash links a good part of them", () => {
    expect(found.reports).toBeGreaterThan(1e7);
    expect(found.links).toBeGreaterThan(0.1 * found.reports);
  });

  test("it never links two contents, nor two providers", () => {
    expect(found.falseMatches).toBe(0);
  });

  test("a content has one exact hash, and no other content has it", () => {
    expect(found.contents).toBeGreaterThan(1e7);
    expect(found).toMatchObject({ changedHashes: 0, sharedHashes: 0 });
  });

  test("the first file's hash is the report's", () => {
    expect(found.otherPrimaries).toBe(0);
  });
});

test("hashes cut to 24 bits would be found out", async () => {
  const { falseMatches } = await findingsOf({ days: 3, scale: 0.3, hashMask: 0xffffff });
  expect(falseMatches).toBeGreaterThan(10);
});

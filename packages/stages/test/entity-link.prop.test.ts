import { linkRecorder, testContext } from "@tipbench/stage-kit/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createEntityLink, entityLinkOptions } from "../src/dedup-entity-link.ts";
import type { Signs } from "../src/jaro-winkler.kernel.ts";
import { linkByScan, type PersonReport } from "./link-by-scan.ts";

const day = 86_400;
const nameSigns = 18;

function packedWords(reports: readonly PersonReport[], word: number): Uint32Array {
  return Uint32Array.from(reports, ({ name, keys }) => {
    if (keys[4] === 0) return 0;
    return name.codes.slice(6 * word, 6 * word + 6).reduce((packed, code) => packed * 40 + code, 0);
  });
}

function saidOf(reports: readonly PersonReport[], given: object, cut = reports.length): string[] {
  const stage = createEntityLink(entityLinkOptions.parse(given), testContext({ expectedReports: 100 }));
  const columnsOf = (part: readonly PersonReport[]) => {
    const key = (at: number) => Uint32Array.from(part, ({ keys }) => keys[at] ?? 0);
    return {
      receivedAtSeconds: Int32Array.from(part, ({ at }) => at),
      provider: Uint8Array.from(part, ({ provider }) => provider),
      ...{ accountKey: key(0), emailKey: key(1), phoneKey: key(2), deviceKey: key(3), handleKey: key(4) },
      ...{ handleText0: packedWords(part, 0), handleText1: packedWords(part, 1), handleText2: packedWords(part, 2) },
    };
  };
  const out = linkRecorder();
  for (let from = 0; from < reports.length; from += cut) {
    const part = reports.slice(from, from + cut);
    stage.dedup({ firstRow: from, rows: part.length, columns: columnsOf(part), fileOffsets: new Uint32Array(0) }, out);
  }
  return [
    ...out.comparisons.map(([later, earlier]) => `${later}~${earlier}`),
    ...out.links.map(([later, earlier, score]) => `${later}=${earlier} ${score}`),
    ...out.reviews.map(([later, earlier, score]) => `${later}?${earlier} ${score}`),
  ];
}

function nameOf(text: string): Signs {
  const codes = new Uint8Array(nameSigns);
  [...text].forEach((sign, at) => {
    codes[at] = sign >= "a" ? sign.charCodeAt(0) - 96 : 27 + Number(sign);
  });
  return { codes, length: text.length };
}

const names = ["mariposa", "mariposa7", "mar1posa", "xmariposa", "mariposo", "zupotelu", "zupotel", "zu", "9"];
const report = fc
  .record({
    gap: fc.oneof(fc.nat(1000), fc.nat(3 * day)),
    provider: fc.nat(1),
    keys: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(2), fc.constant(0)),
    name: fc.nat(names.length),
  })
  .map(({ name, keys, ...rest }) => ({ ...rest, keys: [...keys, name], name: nameOf(names[name - 1] ?? "") }));
const streams = fc.array(report, { maxLength: 60, size: "max" }).map((reports) => {
  let at = -3 * day;
  return reports.map(({ gap, ...rest }) => {
    at += gap;
    return { ...rest, at };
  });
});
const options = fc.record({
  days: fc.constantFrom(0.5, 10, 100),
  handles: fc.constantFrom("exact", "fuzzy"),
  perBlock: fc.constantFrom(1, 2, 64),
  link: fc.constantFrom(0.9, 0.99),
  review: fc.constantFrom(0.001, 0.5, 0.9),
  handle: fc.constantFrom({}, { m: 0.99, u: 1e-11 }),
});

test("entity-link says what a scan of all earlier reports says, however the stream is cut", () => {
  fc.assert(
    fc.property(streams, options, fc.integer({ min: 1, max: 9 }), (reports, given, cut) => {
      const expected = linkByScan(reports, entityLinkOptions.parse(given)).sort();
      expect(saidOf(reports, given).sort()).toEqual(expected);
      expect(saidOf(reports, given, cut).sort()).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

describe("entity-link", () => {
  const person = (at: number, provider: number, keys: readonly number[], text = ""): PersonReport => ({
    ...{ at, provider, keys, name: nameOf(text) },
  });
  const linksOf = (reports: readonly PersonReport[], given: object = {}): string[] =>
    saidOf(reports, given).filter((said) => !said.includes("~"));

  test.each([
    ["an e-mail address", 1],
    ["a telephone number", 2],
    ["a device", 3],
    ["a screen name", 4],
  ])("joins reports of two providers that give one and the same %s", (_, at) => {
    const keys = [0, 0, 0, 0, 0].map((_, place) => (place === at ? 7 : 0));
    expect(linksOf([person(0, 1, keys, "ab"), person(1, 2, keys, "ab")])[0]).toMatch(/^1=0 0\.9/);
  });

  test("does not take equal accounts of two providers for one", () => {
    expect(linksOf([person(0, 1, [7, 0, 0, 0, 0]), person(1, 2, [7, 0, 0, 0, 0])])).toEqual([]);
    expect(linksOf([person(0, 1, [7, 0, 0, 0, 0]), person(1, 1, [7, 0, 0, 0, 0])])).toHaveLength(1);
  });

  test("is less sure where another identifier differs", () => {
    const alike = linksOf([person(0, 1, [0, 7, 0, 0, 0]), person(1, 2, [0, 7, 0, 0, 0])]);
    const unlike = linksOf([person(0, 1, [0, 7, 5, 0, 0]), person(1, 2, [0, 7, 6, 0, 0])]);
    const scoreOf = (said: readonly string[]): number => Number(said[0]?.split(" ")[1]);
    expect(scoreOf(unlike)).toBeLessThan(scoreOf(alike));
  });

  test("asks a person about screen names that are alike, and only with fuzzy handles", () => {
    const reports = [person(0, 1, [0, 0, 0, 0, 1], "mariposalu"), person(1, 2, [0, 0, 0, 0, 2], "mariposal5")];
    expect(linksOf(reports, { handles: "fuzzy", review: 0.01 })[0]).toMatch(/^1\?0 0\./);
    expect(linksOf(reports, { handles: "exact", review: 0.01 })).toEqual([]);
  });

  test("links nothing that is older than its days", () => {
    const reports = [person(0, 1, [0, 7, 0, 0, 0]), person(day + 1, 1, [0, 7, 0, 0, 0])];
    expect(linksOf(reports, { days: 1 })).toEqual([]);
    expect(linksOf(reports, { days: 1.1 })).toHaveLength(1);
  });

  test("tells what is wrong with options that contradict themselves", () => {
    expect(entityLinkOptions.safeParse({ link: 0.5, review: 0.6 }).success).toBe(false);
    expect(entityLinkOptions.safeParse({ email: { m: 0.1, u: 0.2 } }).success).toBe(false);
    expect(entityLinkOptions.safeParse({ email: { u: 1e-8 } }).success).toBe(true);
  });
});

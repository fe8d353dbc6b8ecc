import { linkRecorder, testContext } from "@tipbench/stage-kit/testing";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPerceptualHash, perceptualHashCautions, perceptualHashOptions } from "../src/dedup-perceptual-hash.ts";

const day = 86_400;

interface HashedReport {
  readonly at: number;
  readonly key: number;
  /** The first file's hash; null: there is no file. */
  readonly hash: Uint32Array | null;
}

function bitsApart(one: Uint32Array, other: Uint32Array): number {
  let apart = 0;
  one.forEach((word, at) => {
    for (let left = word ^ (other[at] ?? 0); left !== 0; left &= left - 1) apart += 1;
  });
  return apart;
}

interface Leader {
  readonly row: number;
  readonly report: HashedReport;
  size: number;
}

type Options = Parameters<typeof createPerceptualHash>[0];

/** The rule of perceptual-hash as one reads it: the nearest first report in reach, among equally near ones the latest. */
function scanLeaders(reports: readonly HashedReport[], { radius, days, scope, maxSize }: Options) {
  const leaders: Leader[] = [];
  return reports.flatMap((report, row): [number, number][] => {
    const { hash, key, at } = report;
    if (!hash || (scope === "account" && key === 0)) return [];
    const inReach = leaders
      .map((leader) => ({ leader, distance: bitsApart(leader.report.hash ?? hash, hash) }))
      .filter(
        ({ leader, distance }) => distance <= radius && at - leader.report.at <= days * day && leader.size < maxSize,
      )
      .filter(({ leader }) => scope === "any" || leader.report.key === key)
      .sort((one, other) => one.distance - other.distance || other.leader.row - one.leader.row);
    const nearest = inReach[0]?.leader;
    if (nearest) nearest.size += 1;
    else leaders.push({ row, report, size: 1 });
    return nearest ? [[row, nearest.row]] : [];
  });
}

function linksOfStage(reports: readonly HashedReport[], options: Options) {
  const stage = createPerceptualHash(options, testContext({ expectedReports: reports.length }));
  const out = linkRecorder();
  const hashes = reports.flatMap(({ hash }) => (hash ? [hash, new Uint32Array(8).fill(0xabcdef)] : [])); // a second file
  const word = (at: number) => Uint32Array.from(hashes, (hash) => hash[at] ?? 0);
  const fileOffsets = new Uint32Array(reports.length + 1);
  reports.forEach(({ hash }, row) => {
    fileOffsets[row + 1] = (fileOffsets[row] ?? 0) + (hash ? 2 : 0);
  });
  const columns = {
    receivedAtSeconds: Int32Array.from(reports, ({ at }) => at),
    primaryHash: Uint32Array.from(reports, ({ hash }) => (hash ? 1 : 0)),
    provider: Uint8Array.from(reports, ({ key }) => key),
    accountKey: Uint32Array.from(reports, ({ key }) => key),
    ...{ perceptualHash0: word(0), perceptualHash1: word(1), perceptualHash2: word(2), perceptualHash3: word(3) },
    ...{ perceptualHash4: word(4), perceptualHash5: word(5), perceptualHash6: word(6), perceptualHash7: word(7) },
  };
  stage.dedup({ firstRow: 0, rows: reports.length, columns, fileOffsets }, out);
  return out;
}

/** One of three hashes with some bits changed, the first few of which are often the same. */
const hash = fc
  .record({ family: fc.nat(2), flips: fc.array(fc.oneof(fc.nat(7), fc.nat(255)), { maxLength: 10 }) })
  .map(({ family, flips }) => {
    const words = new Uint32Array(8).fill([0, 0xffffffff, 0xf0f0f0f0][family] ?? 0);
    for (const bit of flips) words[bit >>> 5] = (words[bit >>> 5] ?? 0) ^ (1 << (bit & 31));
    return words;
  });
const streams = fc
  .array(fc.record({ gap: fc.nat(day), key: fc.nat(2), hash: fc.option(hash, { freq: 6 }) }), {
    maxLength: 50,
    size: "max",
  })
  .map((reports) => {
    let at = -3 * day;
    return reports.map(({ gap, ...report }) => {
      at += gap;
      return { ...report, at };
    });
  });
const options: fc.Arbitrary<Options> = fc.record({
  bits: fc.constantFrom(64, 256),
  radius: fc.integer({ min: 0, max: 12 }),
  days: fc.constantFrom(0.5, 5, 90),
  scope: fc.constantFrom("provider", "account", "any"),
  maxSize: fc.integer({ min: 2, max: 5 }),
});

test("perceptual-hash links what a comparison with all first reports links", () => {
  fc.assert(
    fc.property(streams, options, (reports, given) => {
      const cut = reports.map((report) => ({ ...report, hash: report.hash?.slice(0, given.bits / 32) ?? null }));
      const links = linksOfStage(reports, given).links.map(([later, earlier]) => [later, earlier]);
      expect(links).toEqual(scanLeaders(cut, given));
    }),
    { numRuns: 60 },
  );
});

describe("perceptual-hash", () => {
  const plain = perceptualHashOptions.parse({});
  const flipped = (bits: number) => {
    const words = new Uint32Array(8);
    for (let bit = 0; bit < bits; bit++) words[bit >>> 5] = (words[bit >>> 5] ?? 0) ^ (1 << (bit & 31));
    return words;
  };
  const report = (at: number, bits: number): HashedReport => ({ at, key: 1, hash: flipped(bits) });

  test("is the surer the nearer", () => {
    const { links } = linksOfStage([report(0, 0), report(1, 0), report(2, 16)], plain);
    expect(links).toEqual([
      [1, 0, 1],
      [2, 0, 1 - 16 / 256],
    ]);
  });

  test("joins no chain of small changes", () => {
    const { links } = linksOfStage([report(0, 0), report(1, 16), report(2, 32)], plain);
    expect(links).toEqual([[1, 0, 1 - 16 / 256]]);
  });

  test("goes on after its ring went round many times", () => {
    const twice = Array.from({ length: 60_000 }, (_, at) => {
      const hash = Uint32Array.of(at >>> 1, Math.imul(at >>> 1, 0x9e3779b1), ~(at >>> 1), 0, 0, 0, 0, 0);
      return { at: 10 * at, key: 1, hash };
    });
    const { links } = linksOfStage(twice.slice(0, 50_000), { ...plain, bits: 64, radius: 0, days: 0.1 });
    expect(links).toHaveLength(25_000);
  });

  test("takes no radius of which a 64-bit hash knows too little", () => {
    expect(perceptualHashOptions.safeParse({ bits: 64, radius: 17 }).success).toBe(false);
    expect(perceptualHashOptions.safeParse({ bits: 256, radius: 32 }).success).toBe(true);
    expect(perceptualHashOptions.safeParse({ bits: 128 }).success).toBe(false);
  });
});

describe("the caution of perceptual-hash", () => {
  const cautionsOf = (given: object, expectedReports: number) =>
    perceptualHashCautions(perceptualHashOptions.parse(given), { expectedReports, days: 365 });

  test("says how many random neighbours are expected, and what helps", () => {
    expect(cautionsOf({ bits: 64, radius: 10, days: 365 }, 34e6)).toEqual([
      "among 34000000 hashes of 64 bits, 0.34 random ones are expected within 10 bits of a file, so that strangers' files are joined; " +
        "take a radius of 8 or less, bits: 256, fewer days",
    ]);
  });

  test("is silent at the radius that is said to be fit for the nation, and with 256 bits", () => {
    expect(cautionsOf({ bits: 64, radius: 8, days: 365 }, 34e6)).toEqual([]);
    expect(cautionsOf({ bits: 256, radius: 32, days: 365 }, 36e6)).toEqual([]);
  });

  test("counts the hashes of the window alone", () => {
    expect(cautionsOf({ bits: 64, radius: 9, days: 365 }, 36e6)).toHaveLength(1);
    expect(cautionsOf({ bits: 64, radius: 9, days: 7 }, 36e6)).toEqual([]);
  });
});

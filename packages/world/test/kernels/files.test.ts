import { describe, expect, test } from "vitest";
import { providerProfiles } from "../../src/index.ts";
import { smallWorld, streamColumns, wholeStream } from "../whole-stream.ts";

const world = smallWorld("files", { scale: 0.05, days: 4 });
const stream = wholeStream(world, 96, streamColumns);
const { rows, fileOffsets, content, columns, truth } = stream;
const files = fileOffsets[rows] ?? 0;
const rowNumbers = Array.from({ length: rows }, (_, row) => row);
const withFiles = rowNumbers.filter((row) => columns.fileCount[row] !== 0);
const none = new Uint8Array(files);
const { fileKind = none, fileMarked = none, fileClassification = none, fileRelevance = none } = columns;
const { fileGenerativeAi = none, fileViewed = none, hashOnly = none, marked = none } = columns;

function filesOf(row: number): number[] {
  const first = fileOffsets[row] ?? 0;
  return Array.from({ length: columns.fileCount[row] ?? 0 }, (_, index) => first + index);
}

const video = 1;
const isVideo = (at: number): boolean => fileKind[at] === video;
const shareOf = <T>(of: readonly T[], is: (one: T) => boolean): number => of.filter(is).length / of.length;
const supplemental = 2;

describe("kinds of files:", () => {
  test("an event's files of one kind follow each other, those of the first one's kind first", () => {
    for (const row of withFiles) {
      const kinds = filesOf(row).map(isVideo);
      const changes = kinds.filter((kind, at) => at > 0 && kind !== kinds[at - 1]).length;
      expect(changes).toBeLessThanOrEqual(1);
    }
  });

  test("equal contents are of one kind, near and far", () => {
    const kindOf = new Map<number, number>();
    for (let at = 0; at < files; at++) {
      const number = content[at] ?? 0;
      if (!kindOf.has(number)) kindOf.set(number, fileKind[at] ?? 0);
      if (kindOf.get(number) !== fileKind[at]) throw new RangeError(`two kinds of content ${number}`);
    }
    expect(kindOf.size).toBeGreaterThan(1000);
  });

  test("reports of several files hold both in the assumed share, and begin with a video likewise", () => {
    const several = withFiles.filter((row) => filesOf(row).length > 1);
    const isMixed = (row: number): boolean => new Set(filesOf(row).map(isVideo)).size > 1;
    expect(Math.abs(shareOf(several, isMixed) - world.source.values.mixedShare)).toBeLessThan(0.02);
    const first = shareOf(withFiles, (row) => isVideo(fileOffsets[row] ?? 0));
    expect(Math.abs(first - world.source.values.firstVideoShare)).toBeLessThan(0.02);
  });
});

describe("what the provider says of a file:", () => {
  test("the first one has the report's mark and is what is reported", () => {
    for (const row of withFiles) {
      const first = fileOffsets[row] ?? 0;
      expect([fileMarked[first], fileRelevance[first]]).toEqual([marked[row], 1]);
    }
  });

  test("a supplemental one has neither mark nor classification, all others have a mark or not", () => {
    const all = Array.from({ length: files }, (_, at) => at);
    const beside = all.filter((at) => fileRelevance[at] === supplemental);
    const further = files - withFiles.length;
    expect(Math.abs(beside.length / further - world.source.values.supplementalShare)).toBeLessThan(0.01);
    expect(beside.every((at) => fileMarked[at] === 0 && fileClassification[at] === 0)).toBe(true);
    expect(all.every((at) => fileRelevance[at] === supplemental || fileMarked[at] !== 0)).toBe(true);
  });

  test("a content has one class wherever it is classified, and all classes come up", () => {
    const classOf = new Map<number, number>();
    for (let at = 0; at < files; at++) {
      const code = fileClassification[at] ?? 0;
      const number = content[at] ?? 0;
      if (code === 0) continue;
      if (!classOf.has(number)) classOf.set(number, code);
      if (classOf.get(number) !== code) throw new RangeError(`two classes of content ${number}`);
    }
    expect(new Set(classOf.values())).toEqual(new Set([1, 2, 3, 4]));
  });

  const ofFeeds = withFiles.filter((row) => truth.providerClass[row] === 0);
  const { socialFeed } = providerProfiles;
  const said = socialFeed.viewedStated;
  const right = 1 - socialFeed.viewedMisset;
  const yes = said * (socialFeed.viewed * right + (1 - socialFeed.viewed) * socialFeed.viewedMisset);
  const ofFirst = (column: Uint8Array, code: number) => (row: number) => column[fileOffsets[row] ?? 0] === code;

  test.each([
    ["viewed, as it says", yes, ofFirst(fileViewed, 2)],
    ["not viewed, as it says", said - yes, ofFirst(fileViewed, 1)],
    ["made by generative AI", socialFeed.generativeAi, ofFirst(fileGenerativeAi, 2)],
    ["in a class", socialFeed.classification, (row: number) => !ofFirst(fileClassification, 0)(row)],
    ["as a hash alone", socialFeed.hashOnly, (row: number) => hashOnly[row] === 1],
  ] as const)("first files of social feeds come %s as often as their profile says", (_, share, is) => {
    const spread = Math.sqrt((share * (1 - share)) / ofFeeds.length);
    expect(Math.abs(shareOf(ofFeeds, is) - share)).toBeLessThan(5 * spread);
  });
});

test("a report without files is not of hashes alone", () => {
  const without = rowNumbers.filter((row) => columns.fileCount[row] === 0);
  expect(without.length).toBeGreaterThan(100);
  expect(without.every((row) => hashOnly[row] === 0)).toBe(true);
});

import { describe, expect, test } from "vitest";
import { contentCapacity, createGenerator } from "../../src/index.ts";
import { meanNewHashes } from "../../src/new-hashes.ts";
import { smallWorld, wholeStream } from "../whole-stream.ts";

const world = smallWorld("content", { scale: 0.05, days: 4 });
const stream = wholeStream(world, 64, ["fileHash", "primaryHash", "marked", "hashOnly", "fileViewed", "filePublic"]);
const { rows, columns, truth, fileOffsets, content, openable } = stream;
const files = fileOffsets[rows] ?? 0;
const { fileHash = new Uint32Array(), primaryHash = new Uint32Array(), marked = new Uint8Array() } = columns;
const { contentsBefore } = createGenerator(world, { ticks: 1, reports: 1, files: 1 });
const rowNumbers = Array.from({ length: rows }, (_, row) => row);

test("contents and exact hashes name each other", () => {
  const pairs = new Set(Array.from({ length: files }, (_, at) => `${content[at]} ${fileHash[at]}`));
  expect(pairs.size).toBe(new Set(content.subarray(0, files)).size);
  expect(pairs.size).toBe(new Set(fileHash.subarray(0, files)).size);
});

test.each([0.1, 8, 12, 60])(
  "a world of %d further files a report numbers its contents as rightly",
  (extraFilesMean) => {
    const other = wholeStream(smallWorld("many files", { scale: 0.01 }, { extraFilesMean }), 96, ["fileHash"]);
    const ends = other.fileOffsets[other.rows] ?? 0;
    const pairs = new Set(
      Array.from({ length: ends }, (_, at) => `${other.content[at]} ${other.columns.fileHash?.[at]}`),
    );
    expect(new Set(other.content.subarray(0, ends)).size).toBe(pairs.size);
  },
);

test("contents that begin with the stream are numbered without a gap, in the order in which they begin", () => {
  const sentAll = { of: "all", towards: "complete", by: 1, fields: ["withholds"] } as const;
  const whole = smallWorld("content", { scale: 0.05, days: 4 }, {}, { quality: [sentAll] });
  const all = wholeStream(whole, 64, []);
  const before = createGenerator(whole, { ticks: 1, reports: 1, files: 1 }).contentsBefore;
  const named = all.content.subarray(0, all.fileOffsets[all.rows] ?? 0);
  const begun = [...new Set(named)].filter((number) => number >= before);
  expect(begun).toEqual(begun.map((_, at) => before + at));
  expect(before + begun.length).toBeLessThan(contentCapacity(whole));
});

test("offsets sum up the number of files, of which the public sends none", () => {
  const { providers } = world.source;
  for (const row of rowNumbers) {
    const count = columns.fileCount[row] ?? 0;
    if (fileOffsets[row + 1] !== (fileOffsets[row] ?? 0) + count) throw new RangeError(`offset after row ${row}`);
    const isPublic = (columns.provider[row] ?? 0) >= providers.firstPublic;
    if (isPublic !== (count === 0)) throw new RangeError(`${count} files in row ${row}`);
  }
  expect(columns.fileCount.subarray(0, rows).every((count) => count < world.source.filesPerEvent)).toBe(true);
});

test("the first file gives the report its primary hash, and only reports with files are marked", () => {
  for (const row of rowNumbers) {
    const hasFile = columns.fileCount[row] !== 0;
    if (primaryHash[row] !== (hasFile ? fileHash[fileOffsets[row] ?? 0] : 0))
      throw new RangeError(`hash of row ${row}`);
    if ((marked[row] !== 0) !== hasFile) throw new RangeError(`mark of row ${row}`);
  }
});

test("a file can be opened that was sent, and viewed at the provider, as it says, or public", () => {
  const { fileViewed, filePublic, hashOnly } = columns;
  const expected = rowNumbers.flatMap((row) =>
    Array.from({ length: columns.fileCount[row] ?? 0 }, (_, index) => {
      const at = (fileOffsets[row] ?? 0) + index;
      return hashOnly?.[row] === 0 && (fileViewed?.[at] === 2 || filePublic?.[at] === 2) ? 1 : 0;
    }),
  );
  expect([...openable.subarray(0, files)]).toEqual(expected);
  expect(new Set(fileViewed?.subarray(0, files))).toEqual(new Set([0, 1, 2]));
  expect(new Set(filePublic?.subarray(0, files))).toEqual(new Set([1, 2]));
});

describe("shares near those of the copy model:", () => {
  const firsts = rowNumbers.filter((row) => columns.fileCount[row] !== 0);
  const primaries = firsts.map((row) => content[fileOffsets[row] ?? 0] ?? 0);
  const { values, viral: families } = world.source;

  test("one file in five first ones or more is of a viral family", () => {
    const viral = primaries.filter((number) => number < families.names).length / firsts.length;
    expect(viral).toBeGreaterThan(values.viralShare);
    expect(viral).toBeLessThan(values.viralShare + 0.06);
  });

  test("new exact hashes come as often as assumed", () => {
    const begun = new Set(content.subarray(0, files).filter((number) => number >= contentsBefore)).size;
    const originals = firsts.filter((row) => truth.event[row] === stream.submission[row]).length;
    const expected = originals * (1 - values.viralShare) * meanNewHashes(world.source);
    expect(Math.abs(begun / expected - 1)).toBeLessThan(0.03);
  });

  test("popular ranks are seen far more often than others", () => {
    const { first, ranks } = families;
    const viral = primaries.filter((number) => number < families.names);
    const rankOf = (number: number): number => (first.findIndex((from) => from > number) - 1) % ranks;
    const top = viral.filter((number) => rankOf(number) < ranks / 10).length / viral.length;
    expect(top).toBeCloseTo(Math.exp(Math.log(0.1) / 3.5), 1); // rank = ranks u^3.5
  });

  test("resubmissions bring the files of their event again", () => {
    const repeats = rowNumbers.filter((row) => truth.event[row] !== stream.submission[row]);
    const rowOf = new Map(rowNumbers.map((row) => [stream.submission[row] ?? 0, row]));
    const filesOf = (row: number): Uint32Array => fileHash.subarray(fileOffsets[row], fileOffsets[row + 1]);
    const known = repeats.filter((row) => rowOf.has(truth.event[row] ?? 0));
    expect(known.length).toBeGreaterThan(50);
    for (const row of known) expect(filesOf(row)).toEqual(filesOf(rowOf.get(truth.event[row] ?? 0) ?? 0));
  });
});

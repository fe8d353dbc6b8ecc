import { beforeAll, expect, test } from "vitest";
import { chunkMemory, chunkOver, chunkSizeOf, createGenerator, type Generator } from "../src/index.ts";
import { smallWorld } from "./whole-stream.ts";

let tallies: Generator["tallies"];
let rows = 0;

beforeAll(() => {
  const world = smallWorld("file year", { scale: 0.02, days: 365 });
  const size = chunkSizeOf(world, 96);
  const chunk = chunkOver(chunkMemory(size, []));
  const generator = createGenerator(world, size);
  for (let day = 0; day < 365; day++) {
    generator.fill(chunk, 96 * day, 96);
    rows += chunk.rows;
  }
  tallies = generator.tallies;
}, 120_000);

const sumOf = (counts: Float64Array, kinds: readonly number[]): number =>
  kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
const image = [0];
const video = [1];
const other = [2];

test("a year has the published number of files a report, to 1.5 %", () => {
  expect(Math.abs(sumOf(tallies.files, [0, 1, 2]) / rows / 2.918 - 1)).toBeLessThan(0.015);
});

test.each([
  ["images", image, 54.84],
  ["videos", video, 49.53],
  ["others", other, 1.28],
] as const)("a year has the published share of %s, to a point", (_, kinds, millions) => {
  const share = sumOf(tallies.files, kinds) / sumOf(tallies.files, [0, 1, 2]);
  expect(Math.abs(share - millions / 105.65)).toBeLessThan(0.01);
});

test.each([
  ["exact hash, images and videos", "exactUnique", [0, 1], 0.479],
  ["exact hash, images", "exactUnique", image, 0.589],
  ["exact hash, videos", "exactUnique", video, 0.356],
  ["looks, images and videos", "perceptuallyUnique", [0, 1], 0.322],
  ["looks, images", "perceptuallyUnique", image, 0.409],
  ["looks, videos", "perceptuallyUnique", video, 0.226],
] as const)("a year's files are unique in %s as published, to a point", (_, count, kinds, share) => {
  const found = sumOf(tallies[count], kinds) / sumOf(tallies.files, kinds);
  expect(Math.abs(found - share)).toBeLessThan(0.01);
});

test.each([
  ["exact-unique", "reportsWithExactUnique", 0.753],
  ["perceptually unique", "reportsWithPerceptuallyUnique", 0.617],
] as const)("a year's reports have a file that is %s as published, to a point", (_, count, share) => {
  expect(Math.abs(tallies[count] / rows - share)).toBeLessThan(0.01);
});

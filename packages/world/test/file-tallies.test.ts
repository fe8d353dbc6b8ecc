import { unpermuteWord } from "@tipbench/random";
import { describe, expect, test } from "vitest";
import { type Chunk, chunkMemory, chunkOver, chunkSizeOf, createGenerator, type Generator } from "../src/index.ts";
import { familyOf, kindOfContent } from "../src/kernels/content.kernel.ts";
import { smallWorld, wholeStream } from "./whole-stream.ts";

const world = smallWorld("tallies", { scale: 0.03, days: 3, warmupDays: 1 });

function talliesIn(ticks: number): Generator["tallies"] {
  const size = chunkSizeOf(world, ticks);
  const generator = createGenerator(world, size);
  const chunk = chunkOver(chunkMemory(size, []));
  for (let from = 0; from < world.clock.ticks; from += ticks) {
    generator.fill(chunk, from, Math.min(ticks, world.clock.ticks - from));
  }
  return generator.tallies;
}

/** What tallies count, with sets of hashes and of families. */
function recount({ rows, tickRows, fileOffsets, columns }: Chunk, familyOfHash: (hash: number) => number) {
  const sums = { files: [0, 0, 0], exact: [0, 0, 0], perceptual: [0, 0, 0], reports: [0, 0] };
  const hashes = new Set<number>();
  const families = new Set<number>();
  for (let row = tickRows[96] ?? 0; row < rows; row++) {
    const before = [hashes.size, families.size];
    for (let at = fileOffsets[row] ?? 0; at < (fileOffsets[row + 1] ?? 0); at++) {
      const hash = columns.fileHash?.[at] ?? 0;
      const kind = columns.fileKind?.[at] ?? 0;
      const family = familyOfHash(hash);
      sums.files[kind] = (sums.files[kind] ?? 0) + 1;
      sums.exact[kind] = (sums.exact[kind] ?? 0) + (hashes.has(hash) ? 0 : 1);
      sums.perceptual[kind] = (sums.perceptual[kind] ?? 0) + (families.has(family) ? 0 : 1);
      hashes.add(hash);
      families.add(family);
    }
    if (hashes.size > (before[0] ?? 0)) sums.reports[0] = (sums.reports[0] ?? 0) + 1;
    if (families.size > (before[1] ?? 0)) sums.reports[1] = (sums.reports[1] ?? 0) + 1;
  }
  return sums;
}

describe("tallies of files", () => {
  const stream = wholeStream(world, 96, ["fileHash", "fileKind"]);
  const { source } = world;
  const expected = recount(stream, (hash) => {
    const name = unpermuteWord(source.keys.fileHash, hash);
    return familyOf(source, name, kindOfContent(source, name));
  });

  test.each([1, 13, 96])("are those of a slow count of the measured rows, in chunks of %d ticks", (ticks) => {
    const tallies = talliesIn(ticks);
    expect([...tallies.files]).toEqual(expected.files);
    expect([...tallies.exactUnique]).toEqual(expected.exact);
    expect([...tallies.perceptuallyUnique]).toEqual(expected.perceptual);
    expect([tallies.reportsWithExactUnique, tallies.reportsWithPerceptuallyUnique]).toEqual(expected.reports);
    expect(Math.min(...tallies.perceptuallyUnique)).toBeGreaterThan(0);
  });
});

import { UserError } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { chunkSizeOf, contentCapacity } from "../src/index.ts";
import { smallWorld, wholeStream } from "./whole-stream.ts";

test("a world with more events than there are names is refused as the user's error", () => {
  expect(() => smallWorld("large", { scale: 20, days: 365 })).toThrow(UserError);
  expect(() => smallWorld("large", { scale: 20, days: 365 })).toThrow(/32-bit names/);
  expect(() => smallWorld("large", { scale: 4 })).not.toThrow();
});

test.each([1, 5, 96, 1000])("a chunk of %d ticks holds what any as many ticks bring", (ticks) => {
  const world = smallWorld("size", { scale: 0.01, days: 5 });
  const size = chunkSizeOf(world, ticks);
  const stream = wholeStream(world, 480, []);
  for (let from = 0; from < 480; from++) {
    const [first, end] = [stream.tickRows[from] ?? 0, stream.tickRows[Math.min(480, from + ticks)] ?? 0];
    expect(end - first).toBeLessThanOrEqual(size.reports);
    expect((stream.fileOffsets[end] ?? 0) - (stream.fileOffsets[first] ?? 0)).toBeLessThanOrEqual(size.files);
  }
});

test("a tiny world has a stream too", () => {
  const world = smallWorld("tiny", { scale: 0.00001, days: 2 });
  const { rows, content, fileOffsets } = wholeStream(world, 7);
  expect(rows).toBe(world.idEnd - (world.clock.firstEvent[0] ?? 0));
  expect(Math.max(...content.subarray(0, fileOffsets[rows]), 0)).toBeLessThan(contentCapacity(world));
});

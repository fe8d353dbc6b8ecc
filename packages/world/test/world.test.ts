import { UserError } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { chunkSizeOf, contentCapacity, createGenerator, entitiesOf, markKnownAtStart } from "../src/index.ts";
import { viralBeginnings } from "../src/viral.ts";
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

test("event, incident and subject of a submission are those of its row, whatever is asked beside it", () => {
  const world = smallWorld("entities", { scale: 0.01 });
  const { submission, truth, rows } = wholeStream(world, 96, []);
  const asked = submission.slice(0, rows).filter((_, row) => row % 3 === 0);
  const found = entitiesOf(world, asked);
  for (const name of ["event", "incident", "subject"] as const) {
    expect(found[name]).toEqual(truth[name].slice(0, rows).filter((_, row) => row % 3 === 0));
  }
});

test("the known list at the start holds its assumed shares of viral families that had begun and of earlier contents, and no later one", () => {
  const world = smallWorld("known", { scale: 0.01, days: 20 });
  const { contentsBefore } = createGenerator(world, { ticks: 1, reports: 1, files: 1 });
  const bits = new Uint8Array(Math.ceil(contentCapacity(world) / 8));
  markKnownAtStart(world, contentsBefore, bits);
  const isKnown = (content: number): boolean => (((bits[content >> 3] ?? 0) >> (content & 7)) & 1) === 1;
  const shareBetween = (from: number, to: number): number => {
    let known = 0;
    for (let content = from; content < to; content++) known += isKnown(content) ? 1 : 0;
    return known / (to - from);
  };
  const { viral, values, eventsPerDay, firstEvent } = world.source;
  const start = ((world.clock.firstEvent[0] ?? 0) - firstEvent) / eventsPerDay;
  const beginnings = [...viralBeginnings(viral).entries()];
  const before = beginnings.filter(([, day]) => day < start).map(([name]) => name);
  const after = beginnings.filter(([, day]) => day >= start).map(([name]) => name);
  expect(Math.abs(before.filter(isKnown).length / before.length - values.knownViralShare)).toBeLessThan(0.04);
  expect(after.length).toBeGreaterThan(10);
  expect(after.filter(isKnown)).toEqual([]);
  expect(Math.abs(shareBetween(viral.names, contentsBefore) - values.knownEarlierShare)).toBeLessThan(0.01);
  expect(shareBetween(contentsBefore, 8 * bits.length)).toBe(0);
});

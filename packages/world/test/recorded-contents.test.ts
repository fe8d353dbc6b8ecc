import { permuteWord } from "@tipbench/random";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  chunkMemory,
  chunkOver,
  chunkSizeOf,
  contentCapacity,
  createGenerator,
  recordedContents,
  recordedWorld,
} from "../src/index.ts";
import { smallWorld } from "./whole-stream.ts";

const world = smallWorld("recorded contents", { scale: 0.01, days: 2, warmupDays: 1 });
const { ticks } = world.clock;

function generated() {
  const size = chunkSizeOf(world, ticks);
  const chunk = chunkOver(chunkMemory(size, ["fileHash"]));
  const generator = createGenerator(world, size);
  generator.fill(chunk, 0, ticks);
  const files = chunk.fileOffsets[chunk.rows] ?? 0;
  return {
    generator,
    files,
    content: chunk.content.slice(0, files),
    fileHash: chunk.columns.fileHash?.slice(0, files),
  };
}

describe("contents of recorded files", () => {
  test("have the numbers that they have in their world", () => {
    const { generator, files, content, fileHash = new Uint32Array() } = generated();
    expect(files).toBeGreaterThan(1000);
    const contents = recordedContents(world);
    const out = new Uint32Array(files);
    contents.fill(fileHash, files, out);
    expect(contents.contentsBefore).toBe(generator.contentsBefore);
    expect(out).toEqual(content);
  });

  test("of other hashes have numbers of their own beyond them, the same for the same hash", () => {
    const { content, fileHash = new Uint32Array() } = generated();
    const others = Uint32Array.from({ length: 20_000 }, (_, name) => permuteWord(world.source.keys.accountKey, name));
    const hashes = Uint32Array.of(...fileHash, ...others, ...others);
    const room = recordedWorld(world, { rowOfTick: new Uint32Array(ticks + 1), files: hashes.length, idEnd: 0 });
    const out = new Uint32Array(hashes.length);
    recordedContents(room).fill(hashes, hashes.length, out);
    expect(new Set(out).size).toBe(new Set(hashes).size);
    expect(out.subarray(-20_000)).toEqual(out.subarray(-40_000, -20_000));
    expect(Math.max(...out)).toBeLessThan(contentCapacity(room));
    expect(Math.max(...content)).toBeLessThan(contentCapacity(world));
  });
});

test("numbers of other hashes are those of their first sight", () => {
  const { keys } = world.source;
  const other = fc.oneof(fc.nat(50), fc.nat(0x7fffffff)).map((name) => permuteWord(keys.fileHash, 0x80000000 + name));
  fc.assert(
    fc.property(fc.array(other, { maxLength: 3000 }), (hashes) => {
      const out = new Uint32Array(hashes.length);
      recordedContents(world).fill(Uint32Array.from(hashes), hashes.length, out);
      const order = [...new Set(hashes)];
      const first = out[0] ?? 0;
      expect([...out]).toEqual(hashes.map((hash) => first + order.indexOf(hash)));
    }),
  );
});

test("a recorded world has room for the larger of its own stream and the recorded one, tick by tick", () => {
  const rowOfTick = Uint32Array.from({ length: ticks + 1 }, (_, tick) => (tick < 5 ? 0 : 100_000));
  const room = recordedWorld(world, { rowOfTick, files: 7, idEnd: world.idEnd + 3 });
  const own = (of: typeof world, tick: number) =>
    (of.clock.firstEvent[tick + 1] ?? 0) - (of.clock.firstEvent[tick] ?? 0);
  expect(own(room, 4)).toBe(100_000);
  expect(own(room, 6)).toBe(own(world, 6));
  expect(room.idEnd).toBe(world.idEnd + 3);
  expect(contentCapacity(room)).toBe(contentCapacity(world) + 7);
});

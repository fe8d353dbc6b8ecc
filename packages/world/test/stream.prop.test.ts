import { stageColumns } from "@tipbench/vocabulary";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chunkMemory, chunkOver, chunkSizeOf, createGenerator } from "../src/index.ts";
import { hashesOf, smallWorld, streamColumns, submissionsOf, wholeStream } from "./whole-stream.ts";

const seed = fc.string({ minLength: 1, maxLength: 10 });
const few = { numRuns: 8 };

describe("the same seed", () => {
  test("gives the same bytes in chunks of 1, 7 and 64 ticks", () => {
    const world = smallWorld("chunks", { scale: 0.005, warmupDays: 1 });
    const whole = hashesOf(wholeStream(world, world.clock.ticks));
    for (const ticks of [1, 7, 64]) expect(hashesOf(wholeStream(world, ticks))).toEqual(whole);
  });

  test("gives the same bytes whatever the seed, and another seed gives others", () => {
    fc.assert(
      fc.property(seed, seed, fc.integer({ min: 1, max: 300 }), (one, other, ticks) => {
        const hashes = hashesOf(wholeStream(smallWorld(one), ticks));
        expect(hashesOf(wholeStream(smallWorld(one), 96))).toEqual(hashes);
        fc.pre(one !== other);
        expect(hashesOf(wholeStream(smallWorld(other), ticks)).reportId).not.toBe(hashes.reportId);
      }),
      few,
    );
  });

  test("gives the same measured arrivals after a longer warm-up", () => {
    const countsOf = (warmupDays: number): number[] => {
      const { firstEvent } = smallWorld("warm", { warmupDays, scale: 0.01 }).clock;
      const counts = Array.from(firstEvent.subarray(1), (end, tick) => end - (firstEvent[tick] ?? 0));
      return counts.slice(96 * warmupDays);
    };
    expect(countsOf(4)).toEqual(countsOf(0));
    expect(countsOf(0)).toHaveLength(288);
  });
});

describe("columns on demand", () => {
  const world = smallWorld("demand");
  const all = hashesOf(wholeStream(world, 50));

  test("have the values that they have among all others", () => {
    fc.assert(
      fc.property(fc.subarray([...streamColumns]), (wanted) => {
        const {
          locationClass: _,
          listedCountry: _c,
          listedState: _s,
          ...some
        } = hashesOf(wholeStream(world, 50, wanted));
        expect(all).toMatchObject(some);
        expect(Object.keys(some)).toEqual(expect.arrayContaining(wanted));
      }),
      few,
    );
  });

  test("have the same values in chunks that hold nothing else", () => {
    const size = chunkSizeOf(world, world.clock.ticks);
    fc.assert(
      fc.property(fc.subarray([...streamColumns]), (wanted) => {
        const chunk = chunkOver(chunkMemory(size, wanted, "columns"));
        createGenerator(world, size, "columns").fill(chunk, 0, world.clock.ticks);
        const whole = wholeStream(world, world.clock.ticks, wanted);
        expect(chunk.rows).toBe(whole.rows);
        for (const name of wanted) {
          const length = stageColumns[name].of === "file" ? (whole.fileOffsets[whole.rows] ?? 0) : whole.rows;
          expect(chunk.columns[name]?.subarray(0, length), name).toEqual(whole.columns[name]?.subarray(0, length));
        }
      }),
      few,
    );
  });

  test("leave out what nobody asked for, except what the house itself needs", () => {
    const { columns } = wholeStream(world, 50, ["statedState"]);
    expect(Object.keys(columns).sort()).toEqual(
      ["statedState", "receivedAtSeconds", "reportId", "provider", "incidentType", "fileCount"].sort(),
    );
  });

  test("name the location class once all columns of place are there", () => {
    const place = [
      "accountAddress",
      "accountAddressProxy",
      "fileAddress",
      "fileAddressProxy",
      "statedCountry",
      "statedState",
    ] as const;
    expect(hashesOf(wholeStream(world, 50, place)).locationClass).toBe(all.locationClass);
  });
});

describe("thinning", () => {
  test("leaves every other event's columns, truth and files as they were", () => {
    fc.assert(
      fc.property(seed, fc.constantFrom(0.01, 0.1, 0.5, 0.97), (name, thinning) => {
        const before = submissionsOf(wholeStream(smallWorld(name), 96));
        const after = submissionsOf(wholeStream(smallWorld(name, {}, { thinning }), 31));
        for (const [submission, values] of after) expect(values).toBe(before.get(submission));
      }),
      few,
    );
  });

  test.each([0.01, 0.3])("removes a share of about %d of the events, with all their submissions", (thinning) => {
    const period = { scale: 0.04 };
    const before = wholeStream(smallWorld("share", period), 96, []);
    const after = wholeStream(smallWorld("share", period, { thinning }), 96, []);
    const kept = new Set(after.truth.event.subarray(0, after.rows));
    const events = new Set(before.truth.event.subarray(0, before.rows));
    const expected = events.size * thinning;
    expect(Math.abs(events.size - kept.size - expected)).toBeLessThan(4 * Math.sqrt(expected));
    const stayed = before.truth.event.subarray(0, before.rows).filter((event) => kept.has(event));
    expect(after.rows).toBe(stayed.length);
  });

  test("of a larger share removes what a smaller one removes, and more", () => {
    const some = new Set(wholeStream(smallWorld("nested", {}, { thinning: 0.2 }), 96, []).submission);
    const fewer = wholeStream(smallWorld("nested", {}, { thinning: 0.4 }), 96, []);
    expect(fewer.submission.subarray(0, fewer.rows).every((submission) => some.has(submission))).toBe(true);
  });
});

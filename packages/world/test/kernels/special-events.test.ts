import { permuteIndex } from "@tipbench/random";
import { describe, expect, test } from "vitest";
import { createWorld, worldSettings } from "../../src/index.ts";
import { hasNoFiles, isPublic } from "../../src/kernels/fixed-events.kernel.ts";
import { isEmptyReport, maybeSpecial, none, specialSender } from "../../src/kernels/special-events.kernel.ts";
import { smallWorld } from "../whole-stream.ts";

// More days than the year of quotas has, so that its rows come round again.
const { source, period } = smallWorld("fixed", { scale: 0.001, days: 300 });
const { firstEvent, providers, clock, special } = source;
const events = (clock.firstEvent[clock.ticks] ?? 0) - firstEvent;
const numbers = Array.from({ length: events }, (_, at) => firstEvent + at);
const size = providers.order.size;
const quotaOffset = size - ((clock.firstEvent[period.warmupDays * 96] ?? 0) % size);

test("a small provider has the events of its quota, each year anew, whoever else would report them", () => {
  expect(events).toBeGreaterThan(size);
  const expected = numbers.map((event) => {
    const place = permuteIndex(providers.order, (event + quotaOffset) % size);
    return place < providers.quota.length ? (providers.quota[place] ?? none) : none;
  });
  expect(numbers.map((event) => specialSender(special, event))).toEqual(expected);
  expect(expected.some((sender) => sender !== none)).toBe(true);
  expect(numbers.some((event) => specialSender(special, event) !== none && isPublic(source, event))).toBe(false);
});

test("what the filter passes over is not special", () => {
  const found = numbers.filter((event) => specialSender(special, event) !== none);
  expect(found.every((event) => maybeSpecial(special, event))).toBe(true);
  expect(numbers.some((event) => !maybeSpecial(special, event))).toBe(true);
});

describe("a flood", () => {
  const flood = { kind: "flood", of: "provider-016", fromDay: 10, toDay: 12, factor: 400 } as const;
  const world = createWorld("flood", worldSettings({ events: [flood] }), { ...period, days: 20, scale: 0.01 });
  const { special: flooded, clock: time } = world.source;
  const between = (from: number, to: number): readonly number[] =>
    Array.from(
      { length: (time.firstEvent[96 * to] ?? 0) - (time.firstEvent[96 * from] ?? 0) },
      (_, at) => at + (time.firstEvent[96 * from] ?? 0),
    );

  test("adds empty reports of its sender as long as it lasts, so many times the usual", () => {
    const extra = 399 * (world.source.providers.shareOf[15] ?? 0);
    const during = between(10, 12);
    const empty = during.filter((event) => isEmptyReport(flooded, event));
    expect(Math.abs(empty.length / during.length / (extra / (1 + extra)) - 1)).toBeLessThan(0.1);
    expect(empty.every((event) => specialSender(flooded, event) === 15 && hasNoFiles(world.source, event))).toBe(true);
  });

  test("has none before and after", () => {
    expect([...between(0, 10), ...between(12, 20)].some((event) => isEmptyReport(flooded, event))).toBe(false);
  });
});

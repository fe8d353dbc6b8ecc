import { permuteIndex } from "@tipbench/random";
import { expect, test } from "vitest";
import { fixedEvents, isPublic } from "../../src/kernels/fixed-events.kernel.ts";
import { smallWorld } from "../whole-stream.ts";

// More days than the year of quotas has, so that its rows come round again.
const { source } = smallWorld("fixed", { scale: 0.001, days: 300 });
const { firstEvent, quotaOffset, providers, clock } = source;
const events = (clock.firstEvent[clock.ticks] ?? 0) - firstEvent;
const numbers = Array.from({ length: events }, (_, at) => at);

function isInQuota(event: number): boolean {
  const place = permuteIndex(providers.order, (event + quotaOffset) % providers.order.size);
  return place < providers.quota.length;
}

test("the bits name the events of the public, and those in the quota of a small provider", () => {
  expect(events).toBeGreaterThan(providers.order.size);
  const bits = fixedEvents(source, events);
  const set = numbers.filter((at) => (((bits[at >>> 3] ?? 0) >>> (at & 7)) & 1) === 1);
  const expected = numbers.filter((at) => isPublic(source, firstEvent + at) || isInQuota(firstEvent + at));
  expect(set).toEqual(expected);
  expect(expected.some((at) => isInQuota(firstEvent + at))).toBe(true);
});

test("a shorter world has the same bits as far as it goes", () => {
  const all = fixedEvents(source, events);
  for (const some of [1, 8, 9, 1000]) {
    const bits = fixedEvents(source, some);
    const last = some >>> 3;
    expect(bits.subarray(0, last)).toEqual(all.subarray(0, last));
    expect(bits[last]).toBe((all[last] ?? 0) & ((1 << (some & 7)) - 1));
  }
});

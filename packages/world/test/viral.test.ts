import { describe, expect, test } from "vitest";
import { popularFamily } from "../src/kernels/viral.kernel.ts";
import { viralBeginnings } from "../src/viral.ts";
import { smallWorld } from "./whole-stream.ts";

const { source } = smallWorld("viral", { scale: 0.05, days: 365 });
const { viral, eventsPerDay, firstEvent } = source;
const beginnings = viralBeginnings(viral);
const names = Array.from({ length: viral.names }, (_, name) => name);
const events = Array.from({ length: 400_000 }, (_, at) => firstEvent + 2 * at);
const shared = events.map((event) => popularFamily(source, event, event & 1 ? 1 : 0));
const isLast = (name: number): boolean => viral.first.includes(name + 1);

test("a rank is held by one family after the other, each for 20 to 300 days", () => {
  for (const name of names.filter((name) => !isLast(name))) {
    const days = (beginnings[name + 1] ?? 0) - (beginnings[name] ?? 0);
    expect(days).toBeGreaterThan(19.999);
    expect(days).toBeLessThan(300.001);
  }
  const first = [...viral.first.subarray(0, -1)].map((name) => beginnings[name] ?? 0);
  expect(first.every((day) => day <= 0 && day > -300)).toBe(true);
});

test("a family is shared only while it holds its rank", () => {
  shared.forEach((name, at) => {
    const day = ((events[at] ?? 0) - firstEvent) / eventsPerDay;
    expect(beginnings[name]).toBeLessThanOrEqual(day + 1e-9);
    if (!isLast(name)) expect(beginnings[name + 1]).toBeGreaterThanOrEqual(day - 1e-9);
  });
});

test("images and videos have families of their own", () => {
  const video = shared.filter((name) => name >= viral.firstVideo).length;
  expect(video).toBe(events.filter((event) => event & 1).length);
});

describe("a family's shares over its life", () => {
  const parts = new Float64Array(20);
  shared.forEach((name, at) => {
    if (isLast(name)) return;
    const begin = beginnings[name] ?? 0;
    const length = (beginnings[name + 1] ?? 0) - begin;
    const part = Math.floor((20 * (((events[at] ?? 0) - firstEvent) / eventsPerDay - begin)) / length);
    parts[Math.min(19, part)] = (parts[Math.min(19, part)] ?? 0) + 1;
  });

  test("rise within its first tenth", () => {
    expect(parts[1]).toBeGreaterThan(1.3 * (parts[0] ?? 0));
  });

  test("then fall to the end by the assumed decay", () => {
    const decayed = Math.log((parts[2] ?? 0) / (parts[10] ?? 1)) / 8; // a twentieth of a life each
    expect(Math.abs(decayed * 20 * source.values.viralDecayShare - 1)).toBeLessThan(0.2);
  });
});

test("a world of more days has the families of a shorter one, and a small world has fewer", () => {
  const longer = smallWorld("viral", { scale: 0.05, days: 400 }).source.viral;
  expect(longer.ranks).toBe(viral.ranks);
  expect(longer.phase).toEqual(viral.phase);
  expect(longer.families).toEqual(viral.families);
  expect(smallWorld("viral", { scale: 0.01 }).source.viral.ranks).toBeLessThan(viral.ranks);
});

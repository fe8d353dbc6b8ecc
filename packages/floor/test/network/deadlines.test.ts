import { expect, test } from "vitest";
import { createItems, inService, takeItem, waiting } from "../../src/items.kernel.ts";
import { createDeadlines, enterDeadline, nextDeadline, takeDeadline } from "../../src/network/deadlines.kernel.ts";

test("deadlines come in order of time, without those whose item waits no longer", () => {
  const items = createItems(8);
  const deadlines = createDeadlines();
  const times = [5, 3, 9, 1, 7];
  const all = times.map((at) => {
    const item = takeItem(items, 1, 0, 0);
    items.state[item] = waiting;
    items.patientUntil[item] = at;
    enterDeadline(deadlines, items, item);
    return item;
  });
  items.state[all[1] ?? 0] = inService;
  const taken = times.map(() => [nextDeadline(deadlines), takeDeadline(deadlines, items)]);
  expect(taken).toEqual([
    [1, all[3]],
    [3, -1],
    [5, all[0]],
    [7, all[4]],
    [9, all[2]],
  ]);
  expect(nextDeadline(deadlines)).toBe(Number.POSITIVE_INFINITY);
});

test("deadlines far away take no more memory than those who wait", () => {
  const items = createItems(8);
  const deadlines = createDeadlines();
  for (let served = 0; served < 100_000; served++) {
    const item = served % 8;
    items.patientUntil[item] = 1e6 + served;
    items.state[item] = waiting;
    enterDeadline(deadlines, items, item);
    items.state[item] = inService;
  }
  expect(deadlines.at.length).toBe(1024);
});

test("deadlines of all who wait are kept, however many", () => {
  const items = createItems(8);
  const deadlines = createDeadlines();
  for (let count = 0; count < 5000; count++) {
    const item = takeItem(items, 1, 0, 0);
    items.state[item] = waiting;
    items.patientUntil[item] = 5000 - count;
    enterDeadline(deadlines, items, item);
  }
  const taken = Array.from({ length: 5000 }, () => [nextDeadline(deadlines), takeDeadline(deadlines, items)]);
  expect(taken).toEqual(Array.from({ length: 5000 }, (_, i) => [i + 1, 4999 - i]));
});

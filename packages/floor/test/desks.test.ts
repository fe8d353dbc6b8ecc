import { expect, test } from "vitest";
import { advanceDesk, arriveAtDesk, createDesks, type Desks } from "../src/desks.kernel.ts";
import { takeItem } from "../src/items.kernel.ts";
import { runTrial } from "./desk-trial.ts";

/** Hands an item over; `name` comes back in `endings`. */
function arrive(desks: Desks, name: number, at: number, service: number, priority = 3): number {
  const item = takeItem(desks.items, priority, service, name);
  arriveAtDesk(desks, 0, item, at);
  return item;
}

function endings({ completed, items }: Desks): (readonly [name: number, at: number])[] {
  return Array.from({ length: completed.count }, (_, i) => [
    items.payload[completed.item[i] ?? 0] ?? 0,
    completed.at[i] ?? 0,
  ]);
}

test("a completion comes before an arrival at the same time", () => {
  const desks = createDesks([1]);
  arrive(desks, 1, 0, 10);
  arrive(desks, 2, 4, 5);
  arrive(desks, 3, 10, 5, 1);
  advanceDesk(desks, 0, 20);
  expect(endings(desks)).toEqual([
    [1, 10],
    [2, 15],
    [3, 20],
  ]);
});

test("a higher priority is served next, but interrupts nobody", () => {
  const desks = createDesks([1]);
  arrive(desks, 1, 0, 10, 4);
  arrive(desks, 2, 1, 10, 4);
  arrive(desks, 3, 2, 10, 1);
  advanceDesk(desks, 0, 100);
  expect(endings(desks).map(([name]) => name)).toEqual([1, 3, 2]);
});

test("within a priority the first come is the first served", () => {
  const desks = createDesks([1]);
  for (const name of [1, 2, 3, 4]) arrive(desks, name, 0, 1);
  advanceDesk(desks, 0, 10);
  expect(endings(desks).map(([name]) => name)).toEqual([1, 2, 3, 4]);
});

test("work goes on until the given time, a completion at that very time included", () => {
  const desks = createDesks([2]);
  arrive(desks, 1, 0, 10);
  arrive(desks, 2, 0, 10.5);
  advanceDesk(desks, 0, 10);
  expect(endings(desks)).toEqual([[1, 10]]);
  expect(desks.busy[0]).toBe(1);
});

test("memory does not grow with the number served", () => {
  const trial = { classRates: [0.35, 0.35], meanService: 1, servers: 1, customers: 50_000, warmup: 0 };
  const { desks } = runTrial(trial, "memory");
  expect(desks.finished[0]).toBe(50_000);
  expect(desks.items.capacity).toBe(1024);
  expect(desks.completed.item.length).toBe(4096);
});

test("a queue may be longer than the store was at first", () => {
  const desks = createDesks([1]);
  for (let name = 0; name < 10_000; name++) arrive(desks, name, 0, 1, 1 + (name % 4));
  expect(desks.waiting[0]).toBe(9999);
  advanceDesk(desks, 0, Number.POSITIVE_INFINITY);
  const names = endings(desks).map(([name]) => name);
  const inOrder = Array.from({ length: 10_000 }, (_, name) => name).sort((a, b) => (a % 4) - (b % 4) || a - b);
  expect(names).toEqual(inOrder);
});

import { drawExponential, drawUniform, keyOf } from "@tipbench/random";
import { expect, test } from "vitest";
import { keyedChance } from "../../src/network/item-chance.kernel.ts";
import { deskOf, kindOf, planOf } from "./planned-floor.ts";

const kinds = [
  kindOf("letter", { patience: { law: "fixed", seconds: 7 } }),
  kindOf("alarm", { perHour: 0, batch: { law: "fixed", items: 3 } }),
];
const fixed = (...times: readonly number[]) => times.map((seconds) => ({ law: "fixed", seconds }) as const);
const desks = [deskOf("front", 2, { service: fixed(1, 2) }), deskOf("back", 2, { service: fixed(3, 4) })];
const plan = planOf(kinds, desks);

test("each desk serves each kind by its own law", () => {
  const chance = keyedChance(plan, ["laws"]);
  const times = [0, 1].map((desk) => [0, 1].map((kind) => chance.serviceSeconds(desk, kind, 5, 2)));
  expect(times).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test("a kind without patience waits for ever, another as its law says", () => {
  const chance = keyedChance(plan, ["patience"]);
  expect([0, 1].map((kind) => chance.patienceSeconds(kind, 5, 2))).toEqual([7, Number.POSITIVE_INFINITY]);
});

test("batches come by their kind's rate and size; none come at rate 0", () => {
  const chance = keyedChance(plan, ["batches"]);
  const key = keyOf("batches", "arrivals", "letter");
  const first = drawExponential(key, 0, 0, 60);
  expect(chance.batchAt(0, 0)).toBeCloseTo(first, 9);
  expect(chance.batchAt(0, 1)).toBeCloseTo(first + drawExponential(key, 1, 0, 60), 9);
  expect(chance.batchAt(1, 0)).toBe(Number.POSITIVE_INFINITY);
  expect([chance.batchSize(0, 0), chance.batchSize(1, 0)]).toEqual([1, 3]);
});

test("a draw is by kind, item and visit, and by nothing else", () => {
  const chance = keyedChance(plan, ["draws"]);
  expect(chance.way(1, 7, 2)).toBe(drawUniform(keyOf("draws", "ways", "alarm"), 7, 2));
  const exponential = { law: "exponential", meanSeconds: 50 } as const;
  const other = keyedChance(planOf(kinds, [deskOf("front", 2, { service: [exponential, exponential] })]), ["draws"]);
  const drawn = drawExponential(keyOf("draws", "service", "letter"), 7, 16 * 2, 50);
  expect([other.serviceSeconds(0, 0, 7, 2), other.serviceSeconds(0, 0, 7, 2)]).toEqual([drawn, drawn]);
});

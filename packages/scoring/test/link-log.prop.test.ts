import { keyOf } from "@tipbench/random";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createRunTruth, LinkLog } from "../src/index.ts";
import { measuredFlag } from "../src/run-truth.kernel.ts";

const rows = 40;
const truth = createRunTruth(rows);
for (let row = 0; row < rows; row++) {
  truth.flags[row] = row < 10 ? 0 : measuredFlag;
  truth.subject[row] = row % 7;
  truth.provider[row] = row % 3;
}
const entitiesOf = (asked: Uint32Array) => ({
  event: asked.map((row) => row >> 1),
  incident: asked.map((row) => row >> 2),
});

const pair = fc
  .record({
    later: fc.integer({ min: 1, max: rows - 1 }),
    below: fc.nat(),
    score: fc.double({ min: 0.01, max: 1, noNaN: true }),
  })
  .map(({ later, below, score }) => ({ later, earlier: below % later, score }));
const pairs = fc.array(pair, { maxLength: 60 });

function tableOf(given: readonly (typeof pair extends fc.Arbitrary<infer P> ? P : never)[], limit: number) {
  const log = new LinkLog(limit, keyOf("a log of pairs", "links"));
  for (const { later, earlier, score } of given) log.add(later, earlier, score, "linked");
  return log.table(2, truth, entitiesOf);
}

test("A log with room keeps every pair with its truth, ordered by rows", () => {
  fc.assert(
    fc.property(pairs, (given) => {
      const table = tableOf(given, 60);
      const sorted = given.toSorted((a, b) => a.later - b.later || a.earlier - b.earlier || b.score - a.score);
      expect([...table.later]).toEqual(sorted.map(({ later }) => later));
      expect([...table.earlier]).toEqual(sorted.map(({ earlier }) => earlier));
      expect([...table.score]).toEqual(sorted.map(({ score }) => score));
      expect([...table.measured]).toEqual(sorted.map(({ later, earlier }) => Number(later > 9) + Number(earlier > 9)));
      expect([...table.laterEvent]).toEqual(sorted.map(({ later }) => later >> 1));
      expect([...table.earlierIncident]).toEqual(sorted.map(({ earlier }) => earlier >> 2));
      expect([...table.earlierSubject]).toEqual(sorted.map(({ earlier }) => earlier % 7));
      expect([...table.laterProvider]).toEqual(sorted.map(({ later }) => later % 3));
      expect(table.weight.every((weight) => weight === 1)).toBe(true);
      expect(table.replication.every((replication) => replication === 2)).toBe(true);
    }),
  );
});

test("A full log keeps some of the pairs, the same ones in whatever order they come", () => {
  fc.assert(
    fc.property(pairs, fc.integer({ min: 0, max: 20 }), (given, limit) => {
      const table = tableOf(given, limit);
      expect(tableOf(given.toReversed(), limit)).toEqual(table);
      expect(table.later.length).toBeLessThanOrEqual(limit);
      const all = tableOf(given, given.length);
      const stored = new Set(Array.from(table.later, (later, at) => `${later} ${table.earlier[at]}`));
      const kept = Array.from(all.later, (later, at) => `${later} ${all.earlier[at]}`).filter((name) =>
        stored.has(name),
      );
      expect(table.later.length).toBe(kept.length);
    }),
  );
});

test("Pairs of a full log stand for about as many as were told", () => {
  const log = new LinkLog(500, keyOf("many pairs", "links"));
  for (let later = 1; later < 20_000; later++) log.add(later, later - 1, 0.5, "notReviewed");
  const { weight, outcome } = log.table(0, createRunTruth(20_000), entitiesOf);
  expect(weight.length).toBeGreaterThan(200);
  expect(weight.length).toBeLessThanOrEqual(500);
  const told = weight.reduce((sum, one) => sum + one, 0);
  expect(Math.abs(told - 20_000)).toBeLessThan(20_000 * 0.25);
  expect(new Set(outcome)).toEqual(new Set([3]));
});

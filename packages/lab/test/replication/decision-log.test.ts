import { decisionColumns } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { DecisionLog } from "../../src/replication/decision-log.ts";
import { type Decision, decisionPlace } from "../../src/replication/decision-values.ts";

const undelivered = Object.fromEntries([...decisionColumns, "score", "confidence"].map((name) => [name, -1]));
const decision = (row: number): Decision => ({ ...undelivered, row }) as Decision;

function hold(log: DecisionLog, row: number): void {
  const first = log.hold(row);
  for (const [name, value] of Object.entries(decision(row))) log.heldValues[first + placeOf(name)] = value;
}

const placeOf = (name: string): number => new Map(Object.entries(decisionPlace)).get(name) ?? -1;

test("decisions stay in the order in which they were added, each with its own delivery", () => {
  const log = new DecisionLog();
  for (const row of [4, 7, 9]) log.add(decision(row));
  log.delivered(9, { path: 2, deliveredAtSeconds: 30 });
  log.delivered(4, { path: 0, deliveredAtSeconds: 10 });
  expect(log.rows).toEqual([
    { ...decision(4), path: 0, deliveredAtSeconds: 10 },
    decision(7),
    { ...decision(9), path: 2, deliveredAtSeconds: 30 },
  ]);
  expect(log.openCount).toBe(1);
});

test("a report is made available once: later deliveries, and those of rows that are not stored, change nothing", () => {
  const log = new DecisionLog();
  log.add(decision(4));
  log.delivered(5, { path: 1 });
  log.delivered(4, { path: 0 });
  log.delivered(4, { path: 3 });
  expect(log.rows).toEqual([{ ...decision(4), path: 0 }]);
  expect(log.openCount).toBe(0);
});

test("a held decision is stored when its report is delivered as an escalation, at its place in the order of receipt", () => {
  const log = new DecisionLog();
  for (const row of [4, 6]) hold(log, row);
  for (const row of [5, 7]) log.add(decision(row));
  log.redecided(4, 2, -1, -1);
  log.delivered(4, { escalated: 1, path: 2 });
  log.delivered(6, { escalated: 0, path: 1 });
  expect(log.rows).toEqual([{ ...decision(4), priority: 2, escalated: 1, path: 2 }, decision(5), decision(7)]);
  expect([log.openCount, log.heldCount]).toEqual([2, 0]);
});

test("a held decision that is kept is stored as it is, until its report is made available", () => {
  const log = new DecisionLog();
  hold(log, 4);
  log.keep(4);
  log.keep(5);
  expect(log.rows).toEqual([decision(4)]);
  expect([log.openCount, log.heldCount]).toEqual([1, 0]);
  log.delivered(4, { escalated: 0 });
  expect(log.rows).toEqual([{ ...decision(4), escalated: 0 }]);
});

test("many decisions are held at once, and their memory is used again", () => {
  const log = new DecisionLog();
  for (let round = 0; round < 3; round++) {
    for (let row = 0; row < 1000; row++) hold(log, row);
    for (let row = 0; row < 1000; row++) if (row % 100 !== round) log.drop(row);
    for (let row = 0; row < 1000; row++) log.keep(row);
  }
  expect(log.heldCount).toBe(0);
  expect(log.rows.map(({ row }) => row)).toEqual(
    Array.from({ length: 1000 }, (_, row) => row).filter((row) => row % 100 < 3),
  );
  expect(log.heldValues.length).toBeLessThan(2100 * Object.keys(decisionPlace).length);
});

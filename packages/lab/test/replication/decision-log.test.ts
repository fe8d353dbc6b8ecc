import { decisionColumns } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { type Decision, DecisionLog } from "../../src/replication/decision-log.ts";

const undelivered = Object.fromEntries([...decisionColumns, "score", "confidence"].map((name) => [name, -1]));
const decision = (row: number): Decision => ({ ...undelivered, row }) as Decision;

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
  for (const row of [4, 6]) log.hold(decision(row));
  for (const row of [5, 7]) log.add(decision(row));
  log.redecided(4, { priority: 2 });
  log.delivered(4, { escalated: 1, path: 2 });
  log.delivered(6, { escalated: 0, path: 1 });
  expect(log.rows).toEqual([{ ...decision(4), priority: 2, escalated: 1, path: 2 }, decision(5), decision(7)]);
  expect([log.openCount, log.heldCount]).toEqual([2, 0]);
});

test("a held decision that is kept is stored as it is, until its report is made available", () => {
  const log = new DecisionLog();
  log.hold(decision(4));
  log.keep(4);
  log.keep(5);
  expect(log.rows).toEqual([decision(4)]);
  expect([log.openCount, log.heldCount]).toEqual([1, 0]);
  log.delivered(4, { escalated: 0 });
  expect(log.rows).toEqual([{ ...decision(4), escalated: 0 }]);
});

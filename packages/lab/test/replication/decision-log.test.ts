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

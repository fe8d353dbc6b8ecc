import { expect, test } from "vitest";
import { arrivalFeed, fillBlock } from "../../src/network/arrival-feed.kernel.ts";
import { countWaiting, fifoLine, serveInOrder } from "../../src/network/fifo-line.kernel.ts";
import { knownVisits } from "../../src/network/known-visits.kernel.ts";
import { priorityLines, serveLines } from "../../src/network/priority-lines.kernel.ts";
import { linesDesk } from "../../src/network/quick-desk.ts";
import { trialKind, trialPlan } from "./trial-plan.ts";

const never = Number.POSITIVE_INFINITY;

/** Items of one kind at time 0 with the given services and deadlines. */
function comeAtOnce(service: readonly number[], deadline: readonly number[]) {
  return {
    count: service.length,
    at: new Float64Array(service.length),
    service: Float64Array.from(service),
    deadline: Float64Array.from(deadline),
    kind: new Uint16Array(service.length),
  };
}

test("an item whose service begins at its very deadline is served, and one whose deadline is the end of the run has left", () => {
  const desk = linesDesk({ servers: 1, priorities: [1], waitingRoom: never, isPatient: false });
  desk.serve(comeAtOnce([5, 100, 1, 1], [never, 5, 20, 21]));
  const { begin, finish } = desk.close(20);
  expect([...begin.subarray(0, 3)]).toEqual([5, never, never]);
  expect([...finish.subarray(0, 3)]).toEqual([105, 20, never]);
});

test("memory grows with those who wait, not with those who were served", () => {
  const feed = arrivalFeed(trialPlan([trialKind("many", { perHour: 3600 })], {}, 1e6), ["memory"]);
  const line = fifoLine(30);
  const lines = priorityLines({ servers: 30, priorities: [1], waitingRoom: never, isPatient: false });
  const [inTurn, byPriority] = [knownVisits(), knownVisits()];
  let served = 0;
  while (served < 200_000 && fillBlock(feed)) {
    Object.assign(inTurn, { at: feed.block.at, count: feed.block.count });
    byPriority.count = 0;
    serveInOrder(line, feed.block, inTurn);
    countWaiting(line, inTurn);
    serveLines(lines, feed.block, byPriority);
    served += feed.block.count;
  }
  expect(line.begins.length).toBe(64);
  expect(lines.lines.values.length).toBe(4 * 64);
  expect(byPriority.at.length).toBeLessThan(3 * 4096);
});

test("those who left at their deadlines do not stay in memory while nobody is begun", () => {
  const kind = trialKind("hasty", { perHour: 3600, patience: { law: "exponential", meanSeconds: 10 } });
  const service = [{ law: "fixed", seconds: 1e9 }] as const;
  const feed = arrivalFeed(trialPlan([kind], { service }, 1e5), ["memory"]);
  const lines = priorityLines({ servers: 1, priorities: [1], waitingRoom: never, isPatient: false });
  const visits = knownVisits();
  while (fillBlock(feed)) {
    visits.count = 0;
    serveLines(lines, feed.block, visits);
  }
  expect(lines.lines.values.length).toBeLessThanOrEqual(4 * 256);
  expect(lines.count.most).toBeGreaterThan(10);
  expect(lines.count.most).toBeLessThan(60);
});

import { InvariantError } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import {
  accountArrivals,
  accountDepartures,
  assertFlow,
  flowAccount,
  moveOrigin,
} from "../../src/network/flow-account.kernel.ts";
import { knownVisits } from "../../src/network/known-visits.kernel.ts";
import { closeLines, priorityLines, serveLines } from "../../src/network/priority-lines.kernel.ts";
import { linesDesk, type QuickDesk } from "../../src/network/quick-desk.ts";
import { runQuickDesk } from "../../src/network/run-quick-desk.ts";
import { trialKind, trialPlan } from "./trial-plan.ts";

const shape = { servers: 1, priorities: [1], waitingRoom: Number.POSITIVE_INFINITY, isPatient: true };
const crowd = trialPlan([trialKind("crowd")], {}, 3600);

test("a desk that forgets one waiting item fails the run", () => {
  const desk = priorityLines(shape);
  const visits = knownVisits();
  const forgetful: QuickDesk = {
    ...linesDesk(shape),
    serve(block) {
      visits.count = 0;
      serveLines(desk, block, visits);
      const { heads, tails } = desk.lines;
      tails[0] = Math.max(heads[0] ?? 0, (tails[0] ?? 0) - 1);
      return visits;
    },
    close(end) {
      visits.count = 0;
      closeLines(desk, end, visits);
      return visits;
    },
  };
  expect(() => runQuickDesk(crowd, forgetful, 1, ["leak"])).toThrow(InvariantError);
});

test("a desk that keeps one visit to itself fails the run, one that tells all does not", () => {
  const desk = linesDesk(shape);
  const secretive: QuickDesk = {
    ...desk,
    serve(block) {
      const visits = desk.serve(block);
      if (visits.count > 0) visits.count -= 1;
      return visits;
    },
  };
  expect(() => runQuickDesk(crowd, secretive, 1, ["leak"])).toThrow(InvariantError);
  expect(() => runQuickDesk(crowd, linesDesk(shape), 1, ["leak"])).not.toThrow();
});

/** Two stays: 1 to 4, and 2 until after the end at 10. */
function bookedAccount() {
  const account = flowAccount();
  moveOrigin(account, 1);
  accountArrivals(account, Float64Array.of(1, 2, 99), 2);
  accountDepartures(account, Float64Array.of(4, 12, 99), 2, 10);
  return account;
}

test("the area under the number present is the sum of the stays, open ones up to the end", () => {
  expect(() => assertFlow(bookedAccount(), { gone: 1, there: 1, staySeconds: 11 }, 10)).not.toThrow();
});

test.each([
  ["an item more there", { gone: 1, there: 2, staySeconds: 11 }],
  ["an item gone that never left", { gone: 2, there: 0, staySeconds: 11 }],
  ["a stay that is a ten thousandth of a second short", { gone: 1, there: 1, staySeconds: 10.9999 }],
  ["no number at all", { gone: 1, there: 1, staySeconds: Number.NaN }],
])("%s is found out", (_, found) => {
  expect(() => assertFlow(bookedAccount(), found, 10)).toThrow(InvariantError);
});

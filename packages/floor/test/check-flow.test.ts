import { InvariantError } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { checkFlow } from "../src/check-flow.kernel.ts";
import { accountOf } from "../src/desk-accounts.kernel.ts";
import { priorityLevels } from "../src/desk-state.ts";
import {
  advanceDesk,
  arriveAtDesk,
  closeBooks,
  createDesks,
  type Desks,
  startUnasked,
  withdraw,
} from "../src/desks.kernel.ts";
import { takeItem } from "../src/items.kernel.ts";

const queue = 3 - 1; // of priority 3 at desk 0

/** A desk that has finished one of four, with one in service and two waiting. */
function busyDesk(): Desks {
  const desks = createDesks([1]);
  for (const at of [0, 1, 2, 12]) arriveAtDesk(desks, 0, takeItem(desks.items, 3, 10, 0), at);
  return desks;
}

test("a desk that lost nothing is sound", () => {
  const desks = busyDesk();
  expect([desks.finished[0], desks.busy[0], desks.waiting[0]]).toEqual([1, 1, 2]);
  expect(() => checkFlow(desks)).not.toThrow();
});

test("work without an item is accounted for, done or not", () => {
  const desks = createDesks([2]);
  startUnasked(desks, 0, 0.1, 10.7, 0);
  startUnasked(desks, 0, 1.3, 1, 0);
  arriveAtDesk(desks, 0, takeItem(desks.items, 3, 10, 0), 5);
  expect([desks.finished[0], desks.busy[0]]).toEqual([1, 2]);
  expect(() => checkFlow(desks)).not.toThrow();
});

test("an item that is withdrawn was there until the desk's last event, in the area and in its stay", () => {
  const desks = busyDesk();
  withdraw(desks, desks.head[queue] ?? 0);
  expect([desks.arrived[0], desks.finished[0], desks.busy[0], desks.waiting[0]]).toEqual([3, 1, 1, 1]);
  expect(accountOf(desks.accounts, 0)).toMatchObject({ untilSeconds: 12, presentSeconds: 31, staySeconds: 20 });
  expect(() => checkFlow(desks)).not.toThrow();
  advanceDesk(desks, 0, 100);
  expect(accountOf(desks.accounts, 0)).toMatchObject({ present: 0, presentSeconds: 57, staySeconds: 57 });
  expect(() => checkFlow(desks)).not.toThrow();
});

test("books begin with the run, also where that is before time 0", () => {
  const staffing = { fromSeconds: Float64Array.of(-100, -40, 20), servers: Uint32Array.of(2, 0, 1) };
  const desks = createDesks([staffing], -100);
  expect(accountOf(desks.accounts, 0).untilSeconds).toBe(-100);
  advanceDesk(desks, 0, 30);
  expect(closeBooks(desks, 0, 30)).toMatchObject({ staffedSeconds: 2 * 60 + 10, presentSeconds: 0 });
});

test("an item that drops out of a queue is found missing", () => {
  const desks = busyDesk();
  const second = desks.tail[queue] ?? 0;
  desks.head[queue] = second;
  desks.items.previous[second] = -1;
  expect(() => checkFlow(desks, ["urgent"])).toThrow(
    new InvariantError("desk urgent: waiting by count, found in its queues: 2 against 1"),
  );
  desks.waiting[0] = 1;
  expect(() => checkFlow(desks)).toThrow(
    new InvariantError("desk 0: arrived, served or lost or left or found there: 4 against 3"),
  );
  desks.left[0] = 1;
  expect(() => checkFlow(desks)).toThrow(
    new InvariantError("desk 0: seconds under the number present, seconds of stays: 31 against 21"),
  );
});

test("an item that stands in the queue of another desk is found missing", () => {
  const desks = createDesks([1, 1]);
  for (const at of [0, 1]) arriveAtDesk(desks, 0, takeItem(desks.items, 3, 10, 0), at);
  desks.head[priorityLevels + queue] = desks.head[queue] ?? -1;
  desks.head[queue] = -1;
  expect(() => checkFlow(desks)).toThrow(/^desk 0: waiting by count/);
});

test.each(["arrived", "finished", "lost", "left", "busy", "waiting"] as const)(
  "a leak in what is %s is an invariant broken",
  (name) => {
    const desks = busyDesk();
    desks[name][0] = (desks[name][0] ?? 0) + 1;
    expect(() => checkFlow(desks)).toThrow(InvariantError);
  },
);

import { InvariantError } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { createFloor, type FloorValues } from "../../src/index.ts";
import { actions, houseOf, planOf, type Received } from "./open-house.ts";

/** A house with one item in service at the desk in question, and as many behind it as the test says, of a priority. */
function houseWithQueue(values: Partial<FloorValues>, kind: Partial<Received>, priorities: readonly number[]) {
  const house = houseOf(planOf(values, 10));
  house.tick([{ at: 0, ...kind }, ...priorities.map((priority) => ({ at: 1, ...kind, priority }))], 100);
  return house.floor;
}

const long = 1e9;

/** A priority for which no desk has a queue: who gets it is counted as waiting and stands nowhere. */
const noQueue = 0;

describe.each([
  ["labelling", { labellingBaseSeconds: long }, { contents: [70] }],
  ["an agency", { agencyReferralSeconds: long }, {}],
] as const)("at the desk of %s", (_, values, kind) => {
  test("a floor that lost nobody is sound", () => {
    expect(() => houseWithQueue(values, kind, [3, 3]).check()).not.toThrow();
  });

  test("one item dropped from the queue is an invariant broken", () => {
    expect(() => houseWithQueue({ ...values, referralQueueLimit: 0 }, kind, [3, noQueue]).check()).toThrow(
      InvariantError,
    );
  });
});

test("one item dropped from the queue of the referral desk is an invariant broken, and counted", () => {
  const values = { referralBaseSeconds: long };
  expect(() => houseWithQueue(values, { priority: 2 }, [2, 2]).check()).not.toThrow();
  expect(() => houseWithQueue(values, { priority: 2 }, [2, noQueue]).check()).toThrow(
    /waiting by count, found in its queues: 0 against 1/,
  );
});

test("an application for a warrant that got lost in time is an invariant broken", () => {
  const plan = planOf({}, 10);
  plan.agencies.warrantShare.fill(1);
  const floor = createFloor(plan);
  const house = houseOf(plan, {}, floor);
  house.tick([{ at: 0, isUnviewed: true }], 900);
  floor.act(Uint8Array.of(actions.open), 900);
  expect(() => floor.check()).not.toThrow();
  house.tick([{ at: 901, isUnviewed: true }], 1800);
  floor.act(Uint8Array.of(actions.open), Number.NaN);
  expect(() => floor.check()).toThrow(InvariantError);
});

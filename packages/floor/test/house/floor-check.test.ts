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

test("a labelled item that is let drop between the desk and triage's second word is an invariant broken", () => {
  const plan = planOf({}, 10);
  const floor = createFloor(plan);
  const house = houseOf(plan, { triageAgain: () => ({}) }, floor);
  house.tick([{ at: 0, contents: [70] }], 900);
  expect(() => floor.check()).not.toThrow();
  const { items } = floor.receive(
    {
      rows: 1,
      firstRow: 1,
      receivedAtSeconds: Int32Array.of(901),
      bundleRow: Uint32Array.of(1),
      priority: Uint8Array.of(3),
      disposition: Uint8Array.of(1),
      escalate: Uint8Array.of(0),
      agency: Uint16Array.of(2, 0, 0),
      unknownContents: (_row, out) => {
        out[0] = 71;
        return 1;
      },
    },
    1800,
  );
  expect(items.count).toBe(1);
  items.count = 0;
  floor.settle(1800);
  expect(() => floor.check()).toThrow("the house: 1 items taken, 0 found");
});

import { describe, expect, test } from "vitest";
import { checkFlow } from "../src/check-flow.kernel.ts";
import { createDesks, type DeskRules, type Desks } from "../src/desk-state.ts";
import { advanceDesk, arriveAtDesk, leaveDesk, nextAtDesk, raisePriority, startUnasked } from "../src/desks.kernel.ts";
import { takeItem } from "../src/items.kernel.ts";
import { unlimited } from "../src/network/plan.ts";

type Steps = readonly (readonly [from: number, servers: number])[];

/** A desk by its staff over time, first come first served unless told otherwise. */
function desk(steps: Steps, rules: Partial<DeskRules> = {}): Desks {
  const staffing = {
    fromSeconds: Float64Array.from(steps, ([from]) => from),
    servers: Uint32Array.from(steps, ([, servers]) => servers),
  };
  const plain = { discipline: "nonPreemptive", shiftEnd: "finish", waitingRoom: Number.POSITIVE_INFINITY } as const;
  return createDesks([{ staffing, ...plain, ...rules }]);
}

/** Hands over an item whose name is told in `endings`. */
function come(desks: Desks, name: number, at: number, service: number, priority = 3): number {
  const item = takeItem(desks.items, priority, service, name);
  arriveAtDesk(desks, 0, item, at);
  return item;
}

/** Who was done when. */
function endings(desks: Desks, until = 1000): readonly string[] {
  advanceDesk(desks, 0, until);
  checkFlow(desks);
  const { completed, items } = desks;
  return Array.from(
    completed.item.subarray(0, completed.count),
    (item, i) => `${items.payload[item]} at ${completed.at[i]}`,
  );
}

const urgent = 1;

test("a desk may have very many shifts", () => {
  const desks = desk(Array.from({ length: 600_000 }, (_, shift) => [10 * shift, shift % 2]));
  come(desks, 1, 0, 5);
  expect(endings(desks)).toEqual(["1 at 15"]);
});

describe("a shift", () => {
  const night: Steps = [
    [0, 1],
    [20, 0],
    [50, 1],
  ];

  test("that has ended leaves a night in which who comes waits for the morning", () => {
    const desks = desk(night);
    come(desks, 1, 25, 5);
    come(desks, 2, 30, 5);
    expect(endings(desks)).toEqual(["1 at 55", "2 at 60"]);
  });

  test("that ends by finishing does what it has in hand, and nothing more", () => {
    const desks = desk(night);
    come(desks, 1, 15, 10);
    come(desks, 2, 16, 10);
    expect(endings(desks)).toEqual(["1 at 25", "2 at 60"]);
  });

  test("that ends by handing over leaves the rest of the work to the next", () => {
    const desks = desk(night, { shiftEnd: "handOver" });
    come(desks, 1, 15, 10);
    come(desks, 2, 16, 10);
    expect(endings(desks)).toEqual(["1 at 55", "2 at 65"]);
    expect(desks.items.idleSeconds[0]).toBe(30);
    expect(desks.workSeconds[0]).toBe(20);
  });

  test("that ends when a service does has finished it, and takes up no other", () => {
    const desks = desk(night, { shiftEnd: "handOver" });
    come(desks, 1, 10, 10);
    come(desks, 2, 11, 10);
    expect(endings(desks, 49)).toEqual(["1 at 20"]);
  });

  test("that ends when a service of no length would begin lets it wait", () => {
    const desks = desk(night);
    come(desks, 1, 10, 10);
    come(desks, 2, 20, 0);
    expect(endings(desks)).toEqual(["1 at 20", "2 at 50"]);
  });

  test("that begins when an item comes serves it at once", () => {
    const desks = desk(night);
    come(desks, 1, 50, 5);
    expect(endings(desks)).toEqual(["1 at 55"]);
    expect(desks.items.idleSeconds[0]).toBe(0);
  });

  test("of fewer people hands over the lowest priority, of these the last to arrive", () => {
    const steps: Steps = [
      [0, 3],
      [10, 1],
      [100, 3],
    ];
    const desks = desk(steps, { shiftEnd: "handOver" });
    come(desks, 1, 1, 50, 4);
    come(desks, 2, 2, 50, 2);
    come(desks, 3, 2, 50, 4);
    come(desks, 4, 3, 50, 4);
    expect(endings(desks)).toEqual(["2 at 52", "1 at 93", "3 at 135", "4 at 150"]);
  });

  test("of fewer people lets a desk without limit hand over too", () => {
    const steps: Steps = [
      [0, unlimited],
      [10, 1],
    ];
    const desks = desk(steps, { shiftEnd: "handOver" });
    for (const name of [1, 2, 3]) come(desks, name, 5, 10);
    expect(endings(desks)).toEqual(["1 at 15", "2 at 20", "3 at 25"]);
  });

  test("is due at its desk like a completion", () => {
    const desks = desk(night);
    expect(nextAtDesk(desks, 0)).toBe(20);
    come(desks, 1, 1, 5);
    expect(nextAtDesk(desks, 0)).toBe(6);
  });
});

describe("a higher priority", () => {
  const preemptive = { discipline: "preemptiveResume" } as const;

  test("takes the server of a lower one, which goes on where it stopped", () => {
    const desks = desk([[0, 1]], preemptive);
    come(desks, 1, 0, 10);
    come(desks, 2, 4, 5, urgent);
    expect(endings(desks)).toEqual(["2 at 9", "1 at 15"]);
    expect(desks.items.idleSeconds[0]).toBe(5);
  });

  test("interrupts the last to arrive of the lowest priority", () => {
    const desks = desk([[0, 3]], preemptive);
    come(desks, 1, 0, 20, 3);
    come(desks, 2, 0, 21, 4);
    come(desks, 3, 0, 20, 4);
    come(desks, 4, 5, 2, urgent);
    expect(endings(desks)).toEqual(["4 at 7", "1 at 20", "2 at 21", "3 at 22"]);
  });

  test("interrupts nobody of its own priority", () => {
    const desks = desk([[0, 1]], preemptive);
    come(desks, 1, 0, 10, urgent);
    come(desks, 2, 4, 5, urgent);
    expect(endings(desks)).toEqual(["1 at 10", "2 at 15"]);
  });

  test("interrupts nobody who is done at that very time", () => {
    const desks = desk([[0, 1]], preemptive);
    come(desks, 1, 0, 10);
    come(desks, 2, 10, 5, urgent);
    expect(endings(desks)).toEqual(["1 at 10", "2 at 15"]);
  });

  test("goes before one that was interrupted, which goes before those of its priority that came later", () => {
    const desks = desk([[0, 1]], preemptive);
    come(desks, 1, 0, 10);
    come(desks, 2, 1, 10);
    come(desks, 3, 2, 10, urgent);
    come(desks, 4, 3, 10, urgent);
    expect(endings(desks)).toEqual(["3 at 12", "4 at 22", "1 at 30", "2 at 40"]);
  });

  test("takes the server of one who finishes after the shift, who then waits for the next", () => {
    const steps: Steps = [
      [0, 1],
      [10, 0],
      [50, 1],
    ];
    const desks = desk(steps, preemptive);
    come(desks, 1, 5, 10);
    come(desks, 2, 12, 6, urgent);
    expect(endings(desks)).toEqual(["2 at 18", "1 at 53"]);
  });

  test("of an item that waits, given later, lets it go behind those that have it and interrupts nobody", () => {
    const desks = desk([[0, 1]], preemptive);
    come(desks, 1, 0, 10, 2);
    come(desks, 2, 1, 10, 2);
    const raised = come(desks, 3, 2, 10, 3);
    raisePriority(desks, raised, urgent);
    expect(endings(desks)).toEqual(["1 at 10", "3 at 20", "2 at 30"]);
  });

  test("that was given later counts from then on: who had it before goes first, also after an interruption", () => {
    const steps: Steps = [
      [0, 1],
      [10, 0],
      [50, 1],
    ];
    const desks = desk(steps, { ...preemptive, shiftEnd: "handOver" });
    come(desks, 1, 0, 20, 3);
    const early = come(desks, 2, 1, 10, 4);
    const late = come(desks, 3, 2, 10, 4);
    raisePriority(desks, late, 2);
    come(desks, 4, 3, 10, 2);
    raisePriority(desks, early, 2);
    expect(endings(desks)).toEqual(["3 at 60", "4 at 63", "2 at 73", "1 at 90"]);
  });
});

describe("a waiting room", () => {
  test("without places loses who comes while all are busy", () => {
    const desks = desk([[0, 2]], { waitingRoom: 0 });
    for (const name of [1, 2, 3]) come(desks, name, name, 10);
    come(desks, 4, 11, 1);
    expect(endings(desks)).toEqual(["1 at 11", "2 at 12", "4 at 12"]);
    expect([desks.arrived[0], desks.lost[0]]).toEqual([4, 1]);
  });

  test("has room for who was interrupted even when it is full", () => {
    const desks = desk([[0, 1]], { waitingRoom: 1, discipline: "preemptiveResume" });
    come(desks, 1, 0, 10);
    come(desks, 2, 1, 10);
    come(desks, 3, 2, 10, urgent);
    come(desks, 4, 3, 10, 2);
    expect(desks.waiting[0]).toBe(2);
    expect(endings(desks)).toEqual(["3 at 12", "1 at 20", "2 at 30"]);
    expect(desks.lost[0]).toBe(1);
  });
});

test("a desk with no staff ever serves nobody", () => {
  const desks = desk([[0, 0]]);
  for (const at of [1, 2, 3]) come(desks, at, at, 0, urgent);
  expect(endings(desks)).toEqual([]);
  expect(desks.waiting[0]).toBe(3);
});

test("whose patience ends leaves the queue, and his stay counts", () => {
  const desks = desk([[0, 1]]);
  come(desks, 1, 0, 10);
  leaveDesk(desks, come(desks, 2, 1, 10), 6);
  come(desks, 3, 7, 10);
  expect(endings(desks)).toEqual(["1 at 10", "3 at 20"]);
  expect([desks.left[0], desks.items.idleSeconds[1]]).toEqual([1, 5]);
});

test("work that could be interrupted is not done without an item", () => {
  expect(startUnasked(desk([[0, 1]], { shiftEnd: "handOver" }), 0, 0, 1, 0)).toBe(false);
  expect(startUnasked(desk([[0, 1]]), 0, 0, 1, 0)).toBe(true);
});

test.each([
  ["unknown at the start", [[1, 1]]],
  [
    "out of order",
    [
      [0, 1],
      [5, 2],
      [5, 3],
    ],
  ],
] satisfies [string, Steps][])("staff that is %s is refused", (_, steps) => {
  expect(() => desk(steps)).toThrow(RangeError);
});

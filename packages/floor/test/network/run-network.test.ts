import { InvariantError } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { keyedChance } from "../../src/network/item-chance.kernel.ts";
import { openNetwork } from "../../src/network/network-run.ts";
import type { NetworkPlan } from "../../src/network/plan.ts";
import { unlimited } from "../../src/network/plan.ts";
import { outcomeOf, playUntil, runItems, runNetwork } from "../../src/network/run-network.kernel.ts";
import { deskOf, kindOf, planOf, runPlanned } from "./planned-floor.ts";

const patient = { law: "fixed", seconds: 10 } as const;

describe("at one moment", () => {
  test("an item whose service begins at its very deadline is served", () => {
    const plan = planOf([kindOf("call", { patience: patient })], [deskOf("front", 1)]);
    const { visits } = runPlanned(plan, [[0, 0, 0]]);
    expect(visits).toEqual([
      "call 0 served by front at 10",
      "call 2 left by front at 10",
      "call 1 served by front at 20",
    ]);
  });

  test("a desk that opens at a deadline serves the item", () => {
    const staffing = { fromSeconds: Float64Array.of(0, 15), servers: Uint32Array.of(0, 1) };
    const plan = planOf([kindOf("call", { patience: patient })], [deskOf("front", 1, { staffing })]);
    expect(runPlanned(plan, [[5]]).visits).toEqual(["call 0 served by front at 25"]);
  });

  test("no patience at all still lets an item go to a free server, and otherwise it leaves at once", () => {
    const kinds = [kindOf("call", { patience: { law: "fixed", seconds: 0 } })];
    const { visits, outcome } = runPlanned(planOf(kinds, [deskOf("front", 1)]), [[0, 3, 10]]);
    expect(visits).toEqual([
      "call 1 left by front at 3",
      "call 0 served by front at 10",
      "call 2 served by front at 20",
    ]);
    expect(outcome.visits[0]?.[0]).toMatchObject({ arrived: 3, served: 2, left: 1, wait: { positiveShare: 0 } });
  });

  test("who was interrupted does not leave at the deadline, service has begun", () => {
    const kinds = [kindOf("letter", { patience: patient }), kindOf("alarm", { priority: 1 })];
    const front = deskOf("front", 2, { discipline: "preemptiveResume" });
    const { visits } = runPlanned(planOf(kinds, [front]), [[0], [5]]);
    expect(visits).toEqual(["alarm 0 served by front at 15", "letter 0 served by front at 20"]);
  });

  test("items that come together are taken by priority, then kind, then number", () => {
    const kinds = [kindOf("letter"), kindOf("card"), kindOf("alarm", { priority: 1 })];
    const { visits } = runPlanned(planOf(kinds, [deskOf("front", 3)]), [[7, 7], [7], [7]]);
    expect(visits.map((line) => line.split(" served")[0])).toEqual(["alarm 0", "letter 0", "letter 1", "card 0"]);
  });

  test("an item that comes from another desk goes among those that come from outside by the same order", () => {
    const kinds = [kindOf("letter"), kindOf("card", { desk: 1 })];
    const front = deskOf("front", 2, { routes: [[{ toDesk: 1, share: 1 }], []] });
    const { visits } = runPlanned(planOf(kinds, [front, deskOf("back", 2)]), [[0], [10]]);
    expect(visits.slice(1)).toEqual(["letter 0 served by back at 20", "card 0 served by back at 30"]);
  });

  test("a departure makes room for who comes at that time", () => {
    const plan = planOf([kindOf("call")], [deskOf("front", 1, { waitingRoom: 0 })]);
    const { visits } = runPlanned(plan, [[0, 9, 10]]);
    expect(visits).toEqual([
      "call 1 lost by front at 9",
      "call 0 served by front at 10",
      "call 2 served by front at 20",
    ]);
  });

  test("services of no length are over before the next item comes", () => {
    const plan = planOf(
      [kindOf("call")],
      [deskOf("front", 1, { waitingRoom: 0, service: [{ law: "fixed", seconds: 0 }] })],
    );
    const { outcome } = runPlanned(plan, [[4, 4, 4]]);
    expect(outcome.visits[0]?.[0]).toMatchObject({ served: 3, lost: 0 });
  });
});

describe("a run", () => {
  test("measures from the end of the warm-up to the end, both included", () => {
    const plan = planOf([kindOf("call")], [deskOf("front", 1)], { warmupSeconds: 100, endSeconds: 200 });
    const { outcome } = runPlanned(plan, [[95, 100, 190, 200, 201]]);
    expect(outcome.items).toBe(4);
    expect(outcome.visits[0]?.[0]).toMatchObject({ arrived: 3, served: 2, open: 1, wait: { count: 2, mean: 2.5 } });
    expect(outcome.times[0]).toEqual({
      staffedSeconds: 100,
      busySeconds: 5 + 10 + 10,
      meanWaiting: 0.05,
      meanPresent: 0.3,
      mostWaiting: 1,
    });
  });

  test("counts the most who wait from the end of the warm-up", () => {
    const plan = planOf([kindOf("call")], [deskOf("front", 1)], { warmupSeconds: 100 });
    expect(runPlanned(plan, [[0, 0, 0, 0, 150, 150]]).outcome.times[0]?.mostWaiting).toBe(1);
    expect(runPlanned(plan, [[80, 80, 80, 80, 150, 150]]).outcome.times[0]?.mostWaiting).toBe(2);
  });

  test("tells the waits at a desk of all kinds together too", () => {
    const kinds = [kindOf("letter"), kindOf("alarm", { priority: 1 })];
    const { outcome } = runPlanned(planOf(kinds, [deskOf("front", 2)]), [[0, 0], [4]]);
    expect(outcome.visits[0]?.map(({ wait }) => wait.mean)).toEqual([10, 6]);
    expect(outcome.deskWaits?.[0]).toMatchObject({
      count: 3,
      mean: 26 / 3,
      p50: expect.closeTo(6, 1),
      positiveShare: 2 / 3,
    });
  });

  test("in which nobody comes has no times, and says so with null", () => {
    const plan = planOf([kindOf("call", { perHour: 0 })], [deskOf("front", 1)]);
    const { visits, times } = runNetwork(plan, ["nobody"]);
    const none = { count: 0, mean: null, p50: null, p95: null, p99: null, positiveShare: null };
    expect(visits[0]?.[0]).toEqual({ arrived: 0, served: 0, lost: 0, left: 0, open: 0, wait: none, stay: none });
    expect(times[0]).toMatchObject({ staffedSeconds: 3600, busySeconds: 0, meanPresent: 0, mostWaiting: 0 });
  });

  test("at a desk with no staff ever keeps all who come waiting", () => {
    const staffing = { fromSeconds: Float64Array.of(0), servers: Uint32Array.of(0) };
    const { visits, times } = runNetwork(planOf([kindOf("call")], [deskOf("front", 1, { staffing })]), ["closed"]);
    expect(visits[0]?.[0]?.open).toBe(visits[0]?.[0]?.arrived);
    expect(times[0]?.mostWaiting).toBe(visits[0]?.[0]?.arrived);
    expect(times[0]).toMatchObject({ staffedSeconds: 0, busySeconds: 0 });
  });

  test("without limit of servers keeps nobody waiting, and has as many servers as items", () => {
    const staffing = { fromSeconds: Float64Array.of(0), servers: Uint32Array.of(unlimited) };
    const front = deskOf("front", 1, { staffing, service: [{ law: "exponential", meanSeconds: 3600 }] });
    const { visits, times } = runNetwork(planOf([kindOf("call", { perHour: 3600 })], [front]), ["no limit"]);
    expect(visits[0]?.[0]?.wait).toMatchObject({ mean: 0, positiveShare: 0 });
    expect(times[0]?.meanPresent).toBeGreaterThan(500);
    expect(times[0]?.staffedSeconds).toBe(times[0]?.busySeconds);
  });

  test("that never lets an item out is refused", () => {
    const loop = deskOf("loop", 1, { service: [{ law: "fixed", seconds: 0 }], routes: [[{ toDesk: 0, share: 1 }]] });
    expect(() => runNetwork(planOf([kindOf("call")], [loop]), ["loop"])).toThrow(/no way leads out/);
  });

  test("in which chance goes backwards breaks an invariant", () => {
    const plan = planOf([kindOf("call")], [deskOf("front", 1)]);
    const chance = {
      batchAt: (_: number, batch: number) => [50, 20][batch] ?? Number.POSITIVE_INFINITY,
      batchSize: () => 1,
      serviceSeconds: () => 100,
      patienceSeconds: () => Number.POSITIVE_INFINITY,
      way: () => 0.5,
    };
    expect(() => runItems(plan, chance, null)).toThrow(InvariantError);
  });
});

test("a run that loses one item out of a queue fails", () => {
  const plan = busyPlan(2);
  const run = openNetwork(plan, keyedChance(plan, ["leak"]), null);
  playUntil(run, 1800);
  const queue = run.desks.head.findIndex((item) => item >= 0);
  const lost = run.desks.head[queue] ?? -1;
  const next = run.desks.items.next[lost] ?? -1;
  run.desks.head[queue] = next;
  run.desks.items.previous[next] = -1;
  playUntil(run, plan.endSeconds);
  expect(() => outcomeOf(run)).toThrow(InvariantError);
});

/** A floor with something of everything. */
function busyPlan(servers: number): NetworkPlan {
  const kinds = [
    kindOf("letter", { perHour: 240, batch: { law: "geometric", meanItems: 2 } }),
    kindOf("alarm", { perHour: 120, priority: 1, patience: { law: "exponential", meanSeconds: 20 } }),
  ];
  const service = [
    { law: "lognormal", meanSeconds: 20, variation: 1.2 } as const,
    { law: "gamma", meanSeconds: 12, variation: 2 } as const,
  ];
  const staffing = { fromSeconds: Float64Array.of(0, 1200, 2400), servers: Uint32Array.of(servers, 0, servers) };
  const routes = [[{ toDesk: 1, share: 0.6 }], []];
  const rules = { discipline: "preemptiveResume", shiftEnd: "handOver", service } as const;
  return planOf(kinds, [
    deskOf("front", 2, { ...rules, staffing, routes }),
    deskOf("back", 2, { ...rules, routes: [[{ toDesk: 1, share: 0.2 }], []] }),
  ]);
}

test("the same words give the same bytes, others do not", () => {
  const run = (word: string) => JSON.stringify(runNetwork(busyPlan(3), [word]));
  expect(run("one")).toBe(run("one"));
  expect(run("one")).not.toBe(run("other"));
});

test("floors that differ in staff meet the same items, more staff lets none wait longer", () => {
  const [few, many] = [2, 40].map((servers) => runNetwork(busyPlan(servers), ["staff"]));
  expect(few?.items).toBe(many?.items);
  expect(few?.visits[0]?.[0]?.arrived).toBe(many?.visits[0]?.[0]?.arrived);
  expect(few?.visits[0]?.[0]?.wait.mean).toBeGreaterThan(many?.visits[0]?.[0]?.wait.mean ?? Number.NaN);
});

const refused: readonly (readonly [what: string, plan: NetworkPlan])[] = [
  ["a priority that there is not", planOf([kindOf("call", { priority: 9 })], [deskOf("front", 1)])],
  ["a rate below 0", planOf([kindOf("call", { perHour: -1 })], [deskOf("front", 1)])],
  [
    "a rhythm whose mean is not 1",
    planOf([kindOf("call", { rhythm: { cycleSeconds: 60, factors: [1, 2] } })], [deskOf("front", 1)]),
  ],
  ["a batch of none", planOf([kindOf("call", { batch: { law: "fixed", items: 0 } })], [deskOf("front", 1)])],
  ["a desk that there is not", planOf([kindOf("call", { desk: 1 })], [deskOf("front", 1)])],
  [
    "patience of no time",
    planOf([kindOf("call", { patience: { law: "fixed", seconds: Number.NaN } })], [deskOf("front", 1)]),
  ],
  ["a waiting room below 0", planOf([kindOf("call")], [deskOf("front", 1, { waitingRoom: -1 })])],
  ["service for one kind of two", planOf([kindOf("call"), kindOf("card")], [deskOf("front", 1)])],
  [
    "a way to a desk that there is not",
    planOf([kindOf("call")], [deskOf("front", 1, { routes: [[{ toDesk: 1, share: 0.5 }]] })]),
  ],
  [
    "shares above 1",
    planOf([kindOf("call")], [deskOf("front", 1, { routes: [[0.6, 0.6].map((share) => ({ toDesk: 0, share }))] })]),
  ],
  ["an end before the warm-up is over", planOf([kindOf("call")], [deskOf("front", 1)], { warmupSeconds: 3600 })],
  ["two kinds of one name", planOf([kindOf("call"), kindOf("call")], [deskOf("front", 2)])],
];

test.each(refused)("a floor with %s is refused", (_, plan) => {
  expect(() => runNetwork(plan, ["refused"])).toThrow(/^a floor that cannot be run/);
});

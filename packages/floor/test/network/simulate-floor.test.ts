import { quantileOfSorted } from "@tipbench/stats";
import { expect, test } from "vitest";
import { simulateFloor } from "../../src/network/simulate-floor.ts";
import { slowHistory } from "./slow-desk.ts";
import { slowFigures } from "./slow-figures.ts";
import { slowItems } from "./slow-items.ts";
import { trialKind, trialPlan } from "./trial-plan.ts";

const urgent = trialKind("urgent");
const routine = trialKind("routine", { priority: 2 });
const hasty = trialKind("hasty", { patience: { law: "exponential", meanSeconds: 30 } });

test("items in order of arrival are served by the recurrence, priorities and deadlines by lines", () => {
  expect(simulateFloor(trialPlan([urgent]), ["seed"]).executor).toBe("recurrence");
  expect(simulateFloor(trialPlan([urgent], { discipline: "preemptiveResume" }), ["seed"]).executor).toBe("recurrence");
  expect(simulateFloor(trialPlan([urgent, routine]), ["seed"]).executor).toBe("priority lines");
  expect(simulateFloor(trialPlan([hasty]), ["seed"]).executor).toBe("priority lines");
  expect(simulateFloor(trialPlan([urgent], { waitingRoom: 0 }), ["seed"]).executor).toBe("priority lines");
});

test("the same words give the same outcome, others another", () => {
  const plan = trialPlan([urgent, routine, hasty]);
  expect(simulateFloor(plan, ["seed", "0"])).toEqual(simulateFloor(plan, ["seed", "0"]));
  expect(simulateFloor(plan, ["seed", "0"])).not.toEqual(simulateFloor(plan, ["seed", "1"]));
});

test("floors that differ in staff or in other kinds meet the same items of a kind", () => {
  const arrivedAt = (servers: number, kinds: readonly (typeof urgent)[]) => {
    const plan = trialPlan(kinds, { staffing: { fromSeconds: Float64Array.of(0), servers: Uint32Array.of(servers) } });
    return simulateFloor(plan, ["seed"]).visits[0]?.[0]?.arrived;
  };
  expect(arrivedAt(5, [urgent])).toBe(arrivedAt(2, [urgent]));
  expect(arrivedAt(2, [urgent, routine])).toBe(arrivedAt(2, [urgent]));
});

test("a kind that never comes has figures without a value", () => {
  const [desk = []] = simulateFloor(trialPlan([urgent, trialKind("never", { perHour: 0 })]), ["seed"]).visits;
  const nothing = { count: 0, mean: null, p50: null, p95: null, p99: null, positiveShare: null };
  expect(desk[1]).toEqual({ arrived: 0, served: 0, lost: 0, left: 0, open: 0, wait: nothing, stay: nothing });
});

test("a run whose warm-up nobody outlasts has a desk that was empty while it was measured", () => {
  const plan = { ...trialPlan([trialKind("rare", { perHour: 1e-9 })]), warmupSeconds: 35_000 };
  expect(simulateFloor(plan, ["seed"]).times).toEqual([
    { staffedSeconds: 2000, busySeconds: 0, meanWaiting: 0, meanPresent: 0, mostWaiting: 0 },
  ]);
});

test("a run of many blocks has the figures and quantiles that its items have one by one", () => {
  const kinds = [
    trialKind("first", { perHour: 200 }),
    { ...hasty, perHour: 500, priority: 2 },
    trialKind("rest", { perHour: 120 }),
  ];
  const plan = {
    ...trialPlan(kinds, { staffing: { fromSeconds: Float64Array.of(0), servers: Uint32Array.of(4) } }, 60_000),
    warmupSeconds: 30_000,
  };
  const items = slowItems(plan, ["blocks"]);
  expect(items.length).toBeGreaterThan(12_000);
  const history = slowHistory({ servers: 4, waitingRoom: Number.POSITIVE_INFINITY, measureFrom: 30_000 }, items);
  const expected = slowFigures(plan, history);
  const {
    visits: [desk = []],
    times: [times],
    deskWaits: [together] = [],
  } = simulateFloor(plan, ["blocks"]);
  const waits = history.visits
    .filter(({ at, begin, finish }) => at >= 30_000 && begin > -Infinity && finish <= 60_000)
    .map(({ at, begin, finish }) => Math.min(begin, finish) - at);
  const exactWait = quantileOfSorted(Float64Array.from(waits).sort(), 0.95) ?? Number.NaN;
  expect(Math.abs((together?.p95 ?? 0) / exactWait - 1)).toBeLessThanOrEqual(0.01);
  expect(together?.count).toBe(waits.length);
  expect(together?.mean).toBeCloseTo(waits.reduce((sum, wait) => sum + wait, 0) / waits.length, 8);
  expect(times?.mostWaiting).toBe(expected.mostWaiting);
  expect(times?.meanWaiting).toBeCloseTo(expected.meanWaiting, 8);
  expect(times?.meanPresent).toBeCloseTo(expected.meanPresent, 8);
  expected.kinds.forEach(({ counts, meanWait }, kind) => {
    const figures = desk[kind];
    expect([figures?.arrived, figures?.served, figures?.lost, figures?.left]).toEqual(counts);
    expect(figures?.wait.mean).toBeCloseTo(meanWait ?? Number.NaN, 8);
  });
  const stays = history.visits
    .filter(({ at, kind, begin, finish }) => kind === 2 && at >= 30_000 && Number.isFinite(begin) && finish <= 60_000)
    .map(({ at, finish }) => finish - at);
  const exact = quantileOfSorted(Float64Array.from(stays).sort(), 0.95) ?? Number.NaN;
  expect(Math.abs((desk[2]?.stay.p95 ?? 0) / exact - 1)).toBeLessThanOrEqual(0.01);
});

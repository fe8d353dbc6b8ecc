import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { floorValues } from "@tipbench/floor";
import { eventParameters, type WorldEvent, worldValues } from "@tipbench/world";
import { describe, expect, test } from "vitest";
import { houseStages } from "../../src/scenario/house-stages.ts";
import { loadScenario } from "../../src/scenario/load-scenario.ts";
import { type Scenario, type StageChoice, steps } from "../../src/scenario/scenario.ts";

const folder = join(import.meta.dirname, "../../../../scenarios");
const load = (file: string): Scenario => loadScenario(join(folder, file), {}, houseStages);
const words = ({ use, options }: StageChoice): string => [use, ...Object.entries(options).flat()].join(" ");
const pipelines = ({ strategies }: Scenario): readonly string[] =>
  strategies.map(({ name, ...strategy }) => [name, ...steps.map((step) => words(strategy[step]))].join(", "));

describe.each(["us-2023.yaml", "us-2022.yaml", "us-2021.yaml", "demo.yaml"])("%s", (file) => {
  test("compares the three strategies", () => {
    expect(pipelines(load(file))).toEqual([
      "baseline, none, published-rules, address-only, capacity-first",
      "bundled, exact-hash days 30, published-rules, stated-first, capacity-first",
      "plain, exact-hash days 30, first-come, address-only, capacity-first",
    ]);
  });
});

describe.each(["us-2023.yaml", "demo.yaml"])("%s", (file) => {
  test("is the world of 2023 at the national volume", () => {
    const { scale, startDate, settings, floor } = load(file);
    expect({ scale, startDate }).toEqual({ scale: 1, startDate: "2023-01-01" });
    expect(settings.values).toEqual(worldValues());
    expect(floor).toEqual(floorValues());
  });
});

const published = readFileSync(join(folder, "../datasets/published/yearly.csv"), "utf8");
function publishedIn(year: number, metric: string): number {
  return Number(new RegExp(`^${year},${metric},([\\d.]+),`, "m").exec(published)?.[1]);
}

describe.each([2021, 2022])("us-%i", (year) => {
  test("changes what is published for its year, and nothing else", () => {
    const { startDate, days, settings, floor, provenance, name, seed } = load(`us-${year}.yaml`);
    const { reportsPerYear, publicShare } = settings.values;
    expect({ startDate, days, year: settings.year }).toEqual({ startDate: `${year}-01-01`, days: 365, year });
    expect([name, seed]).toEqual([`us-${year}`, `us-${year}`]);
    expect(reportsPerYear).toBe(publishedIn(year, "reports.total"));
    expect(publicShare * reportsPerYear).toBeCloseTo(publishedIn(year, "reports.public"), -1);
    expect(settings.values).toEqual(worldValues({ reportsPerYear, publicShare }));
    const { taskForceFeedback } = floor;
    const [referrals, informational] = ["actionable", "informational"].map((kind) =>
      publishedIn(year, `deliveries.taskForce.${kind}`),
    );
    const heard = publishedIn(year, "feedback.taskForceShare") * ((referrals ?? 0) + (informational ?? 0));
    expect(taskForceFeedback).toBeCloseTo(heard / (referrals ?? 0), 4);
    expect(floor).toEqual(floorValues({ taskForceFeedback }));
    expect(Object.values(provenance)).toEqual(new Array(3).fill({ source: "OJJDP23", confidence: "high" }));
  });

  test("has the events of us-2023 on its days", () => {
    const { settings } = load(`us-${year}.yaml`);
    expect(settings).toMatchObject({ departures: {}, quality: [], taskForceWeights: {}, countryFactors: {} });
    expect(settings.events).toEqual(load("us-2023.yaml").settings.events);
  });
});

const ranks = readFileSync(join(folder, "../datasets/published/provider_rank.csv"), "utf8");
const reportsOfRank = (rank: number): number => Number(new RegExp(`^2023,${rank},(\\d+),`, "m").exec(ranks)?.[1]);

/** The most that an event can add to a sender's reports or take from them, against the usual number. */
function changeOf(event: WorldEvent): number {
  switch (event.kind) {
    case "outage":
      return event.lost;
    case "burst":
    case "flood":
      return event.factor - 1;
    case "integrationFault":
      return 0;
    case "batching":
      return event.share;
    case "encryption":
      return event.removed;
  }
}

test("us-2023 has an event of each kind, at providers of middle size, that move less than 0.3 % of the reports", () => {
  const { settings } = load("us-2023.yaml");
  expect(settings.events.map(({ kind }) => kind).sort()).toEqual(Object.keys(eventParameters).sort());
  const moved = settings.events.map((event) => {
    const rank = Number(event.of.slice("provider-".length));
    expect(rank).toBeGreaterThanOrEqual(6);
    expect(rank).toBeLessThanOrEqual(40);
    return (reportsOfRank(rank) / 365) * (event.toDay - event.fromDay) * changeOf(event);
  });
  expect(moved.reduce((sum, one) => sum + one, 0)).toBeLessThan(0.003 * 36_210_368);
});

test("us-2023 runs a year, demo a week after a week", () => {
  expect(load("us-2023.yaml")).toMatchObject({ name: "us-2023", seed: "us-2023", days: 365, warmupDays: 2 });
  expect(load("demo.yaml")).toMatchObject({ name: "demo", days: 7, warmupDays: 7 });
});

test.each(["us-2023.yaml", "us-2022.yaml", "us-2021.yaml", "demo.yaml", "base/us.yaml"])(
  "%s begins with its schema for editors",
  (file) => {
    const [first] = readFileSync(join(folder, file), "utf8").split("\n");
    const [, schema] = /^# yaml-language-server: \$schema=(\S+)$/.exec(first ?? "") ?? [];
    expect(existsSync(resolve(dirname(join(folder, file)), schema ?? ""))).toBe(true);
  },
);

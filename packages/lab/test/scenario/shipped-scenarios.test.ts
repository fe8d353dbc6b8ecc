import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { floorValues } from "@tipbench/floor";
import { worldValues } from "@tipbench/world";
import { describe, expect, test } from "vitest";
import { houseStages } from "../../src/scenario/house-stages.ts";
import { loadScenario } from "../../src/scenario/load-scenario.ts";
import type { Scenario, StageChoice } from "../../src/scenario/scenario.ts";

const folder = join(import.meta.dirname, "../../../../scenarios");
const load = (file: string): Scenario => loadScenario(join(folder, file), {}, houseStages);
const words = ({ use, options }: StageChoice): string => [use, ...Object.entries(options).flat()].join(" ");
const pipelines = ({ strategies }: Scenario): readonly string[] =>
  strategies.map(({ name, dedup, triage, routing }) => [name, words(dedup), words(triage), words(routing)].join(", "));

describe.each(["us-2023.yaml", "demo.yaml"])("%s", (file) => {
  test("compares the three strategies", () => {
    expect(pipelines(load(file))).toEqual([
      "baseline, none, published-rules, address-only",
      "bundled, exact-hash days 30, published-rules, stated-first",
      "plain, exact-hash days 30, first-come, address-only",
    ]);
  });

  test("is the world of 2023 at the national volume", () => {
    const { scale, startDate, settings, floor } = load(file);
    expect({ scale, startDate }).toEqual({ scale: 1, startDate: "2023-01-01" });
    expect(settings.values).toEqual(worldValues());
    expect(floor).toEqual(floorValues());
  });
});

test("us-2023 runs a year, demo a week after a week", () => {
  expect(load("us-2023.yaml")).toMatchObject({ name: "us-2023", seed: "us-2023", days: 365, warmupDays: 2 });
  expect(load("demo.yaml")).toMatchObject({ name: "demo", days: 7, warmupDays: 7 });
});

test.each(["us-2023.yaml", "demo.yaml", "base/us.yaml"])("%s begins with its schema for editors", (file) => {
  const [first] = readFileSync(join(folder, file), "utf8").split("\n");
  const [, schema] = /^# yaml-language-server: \$schema=(\S+)$/.exec(first ?? "") ?? [];
  expect(existsSync(resolve(dirname(join(folder, file)), schema ?? ""))).toBe(true);
});

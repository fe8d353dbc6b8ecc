import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tickSeconds } from "@tipbench/world";
import { beforeAll, describe, expect, test } from "vitest";
import type { Execution } from "../src/replication/settings.ts";
import { type Run, runScenario } from "../src/run-scenario.ts";
import { houseStages } from "../src/scenario/house-stages.ts";
import { parseScenario } from "../src/scenario/load-scenario.ts";
import type { Scenario } from "../src/scenario/scenario.ts";
import { ownStageFiles } from "./fixtures/own-stages.ts";
import { scenarioText, strategyLine, withAssessment } from "./fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "./fixtures/temporary-folder.ts";
import { writtenRun } from "./fixtures/written-run.ts";

const exactHash = "{ use: exact-hash, days: 1, scope: account, maxSize: 5 }";
const entityLink = "{ use: entity-link, handles: fuzzy, review: 0.001, days: 20 }";
const strategies = [
  strategyLine("baseline", "none", "published-rules", "address-only"),
  strategyLine("bundled", "exact-hash", "published-rules", "stated-first"),
  strategyLine("plain", exactHash, "first-come", "address-only"),
  strategyLine("best", "{ reference: oracle }", "{ reference: oracle }", "{ reference: oracle }"),
  strategyLine("lot", "none", "{ reference: random }", "address-only"),
  withAssessment(
    strategyLine("own", "./own-dedup.ts", "{ use: ./own-triage.ts, urgentAbove: 4 }", "./own-routing.ts"),
    "./own-assessment.ts",
  ),
  strategyLine("near", "{ use: perceptual-hash, radius: 24, scope: any }", "first-come", "address-only"),
  strategyLine("persons", entityLink, "first-come", "address-only"),
  strategyLine("mixed", "exact-hash", "{ use: ./own-triage.ts, urgentAbove: 2.5 }", "./own-routing.ts"),
];
/**
 * Steps that are run on their own, where stages that read only the stream are shared by the strategies that name them alike: dedup none,
 * exact hash twice, oracle, own, perceptual hash, entity link; triage published rules for each strategy, since they read labels, first come, oracle, random, own twice;
 * routing address only, stated first, oracle, own for each strategy.
 */
const stepsShared = 7 + 7 + 5;

removeFoldersAfterAll();
let scenario: Scenario;
let whole: Run;
const run = (settings: Partial<Execution>) => runScenario(scenario, 1, settings);
const textOf = ({ results: { decisions, links, ...others } }: Run) =>
  JSON.stringify({ ...others, decisions: [...decisions], links: [...links] });

beforeAll(async () => {
  const file = join(temporaryFolder(ownStageFiles), "all.yaml");
  scenario = parseScenario(scenarioText(strategies), file, {}, houseStages);
  whole = await run({ workers: 1, chunkTicks: 16 });
});

/** Reports of each tick: every strategy has stored them all. */
function reportsOfTicks(): number[] {
  const counts = new Map<number, number>();
  for (const { receivedAtSeconds } of whole.results.decisions.get("baseline") ?? []) {
    const tick = Math.floor(receivedAtSeconds / tickSeconds);
    counts.set(tick, (counts.get(tick) ?? 0) + 1);
  }
  return [...counts.values()];
}

/** How many steps' calls are in a run that handed over slices of so many rows. */
function stepsIn({ calls }: Run, sliceRows = Number.POSITIVE_INFINITY): number {
  return calls / reportsOfTicks().reduce((sum, rows) => sum + Math.ceil(rows / Math.min(rows, sliceRows)), 0);
}

test("whole ticks are one call a step", () => {
  expect(stepsIn(whole)).toBe(stepsShared);
});

describe.each<Partial<Execution>>([
  { workers: 1, chunkTicks: 16, sliceRows: 7 },
  { workers: 1, chunkTicks: 1 },
  { workers: 1, chunkTicks: 64, sliceRows: 1 },
  { workers: 2, chunkTicks: 1, sliceRows: 7 },
  { workers: 2, chunkTicks: 64 },
  { workers: 2, chunkTicks: 1000, sliceRows: 2 },
])("with %o", (settings) => {
  let other: Run;
  beforeAll(async () => {
    other = await run(settings);
  });

  test("every result is the same text", () => {
    expect(other.results.metrics.stream.hash).toBe(whole.results.metrics.stream.hash);
    expect(textOf(other)).toBe(textOf(whole));
  });

  test("stages are called once a slice, in each thread that needs them", () => {
    const steps = stepsIn(other, settings.sliceRows);
    if (settings.workers === 1) expect(steps).toBe(stepsShared);
    expect(Number.isInteger(steps)).toBe(true);
    expect(steps).toBeGreaterThanOrEqual(stepsShared);
    expect(steps).toBeLessThanOrEqual(3 * strategies.length);
  });
});

test("ticks have reports for several slices of 7, or nothing is shown", () => {
  expect(Math.max(...reportsOfTicks())).toBeGreaterThan(14);
});

test("the strategies come to different results", () => {
  const texts = whole.results.metrics.strategies.map(({ metrics }) => JSON.stringify(metrics));
  expect(new Set(texts).size).toBe(strategies.length);
});

test("run folders are equal to the byte, and bear one name", async () => {
  const [here, there] = [
    await writtenRun(whole, temporaryFolder()),
    await writtenRun(await run({}), temporaryFolder()),
  ];
  expect(there.name).toBe(here.name);
  const paths = readdirSync(here.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(here.folder.length));
  expect(paths.length).toBe(10 + strategies.length + whole.results.links.size + Object.keys(ownStageFiles).length);
  for (const path of paths) {
    expect(readFileSync(`${there.folder}${path}`).equals(readFileSync(`${here.folder}${path}`)), path).toBe(true);
  }
});

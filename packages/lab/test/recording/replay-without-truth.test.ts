import { join } from "node:path";
import { type Estimate, metricDefinitions, truthOfMetric } from "@tipbench/vocabulary";
import { beforeAll, describe, expect, test } from "vitest";
import { explainReport } from "../../src/explain-report.ts";
import { generateStream } from "../../src/generate-stream.ts";
import { openRecording } from "../../src/recording/open-recording.ts";
import { type Run, runScenario } from "../../src/run-scenario.ts";
import { smallScenario, strategyLine } from "../fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "../fixtures/temporary-folder.ts";
import { writtenRun } from "../fixtures/written-run.ts";

removeFoldersAfterAll();

const keys = { days: 1, warmupDays: 0, scale: 0.004, seed: "replayed without truth" };
const scenario = smallScenario(
  [
    strategyLine("base", "none", "published-rules", "address-only"),
    strategyLine("bundled", "exact-hash", "first-come", "stated-first"),
  ],
  keys,
);
const needsTruth = (name: string): boolean => (truthOfMetric(name)?.length ?? 0) > 0;

let run: Run;
let stream: string;
const metricsOf = (name: string): Readonly<Record<string, Estimate>> =>
  run.results.metrics.strategies.find((strategy) => strategy.name === name)?.metrics ?? {};

beforeAll(async () => {
  const target = { folder: join(temporaryFolder(), "s"), format: "jsonl", truth: "without" } as const;
  stream = (await generateStream(scenario, target)).folder;
  run = await runScenario(scenario, 1, { workers: 1 }, await openRecording(stream, scenario));
});

describe("a recorded stream without truth", () => {
  test("has every metric that needs none", () => {
    const made = [
      "throughput.availableWithin24h",
      "backlog.max",
      "disposition.informationalShare",
      "dedup.compression",
    ];
    for (const name of made) expect(metricsOf("bundled")[name]?.value, name).not.toBeNull();
    const without = Object.entries(metricsOf("base")).filter(
      ([name, { value }]) => !needsTruth(name) && value === null,
    );
    for (const [name, { reason }] of without) expect(reason, name).not.toMatch("recorded");
  });

  test("has none that needs it, and says why", () => {
    const named = metricDefinitions.map(({ name }) => name).filter(needsTruth);
    expect(named.length).toBeGreaterThan(50);
    for (const name of named) {
      const { value, n, reason } = metricsOf("base")[name] ?? { value: 0, n: 1, reason: "" };
      expect([name, value, n]).toEqual([name, null, 0]);
      expect(reason).toMatch(/^the recorded stream has no truth \(/);
    }
  });

  test("has no comparison, day or group of what needs it", () => {
    const { metrics, series, strata } = run.results;
    for (const { metric, difference } of metrics.comparisons) if (needsTruth(metric)) expect(difference).toBeNull();
    for (const { metric, value } of [...series, ...strata]) if (needsTruth(metric)) expect(value).toBeNull();
    expect(new Set(strata.map(({ dimension }) => dimension))).toEqual(new Set(["providerClass", "incidentType"]));
    expect(series.some(({ value }) => value !== null)).toBe(true);
  });

  test("leaves the truth beside decisions empty", () => {
    const rows = run.results.decisions.get("base") ?? [];
    expect(rows.length).toBeGreaterThan(100);
    expect(new Set(rows.map(({ grade, leadAgency }) => `${grade} ${leadAgency}`))).toEqual(new Set(["-1 -1"]));
  });

  test("sends nothing on, and has nobody with two cases", () => {
    expect(metricsOf("base")["throughput.availableWithin7d"]?.n).toBe(run.results.metrics.stream.reports);
    expect(run.results.counts.strategies[0]?.madeAvailable).toBeGreaterThan(100);
  });

  test("shows a stored report without its file, and all of it with it", async () => {
    const { folder } = await writtenRun(run, temporaryFolder());
    const reportId = run.results.decisions.get("base")?.[7]?.reportId ?? 0;
    const bare = await explainReport(folder, { reportId, replication: 0 });
    expect(bare).toMatchObject({ row: 7, columns: {}, truth: {}, stored: true });
    const whole = await explainReport(folder, { reportId, replication: 0 }, {}, stream);
    expect(whole).toMatchObject({ row: 7, truth: {}, strategies: bare.strategies });
    expect(whole.columns).toMatchObject({ reportId, fileCount: expect.any(Number) });
    await expect(explainReport(folder, { reportId: 1, replication: 0 })).rejects.toMatchObject({
      problems: [{ code: "stream-needed" }],
    });
    const stopped = { signal: AbortSignal.abort(new Error("enough")) };
    await expect(explainReport(folder, { reportId, replication: 0 }, stopped, stream)).rejects.toThrow("enough");
    await expect(explainReport(folder, { reportId: 1, replication: 0 }, {}, stream)).rejects.toMatchObject({
      problems: [{ code: "no-such-report" }],
    });
  });
});

test("a decision that was not stored is made again from the stream", async () => {
  const [asked, ...others] = run.results.decisions.get("bundled") ?? [];
  const decisions = new Map(run.results.decisions).set("bundled", others);
  const { folder } = await writtenRun({ ...run, results: { ...run.results, decisions } }, temporaryFolder());
  const life = await explainReport(folder, { reportId: asked?.reportId ?? 0, replication: 0 }, { workers: 1 }, stream);
  expect(life).toMatchObject({ stored: false, row: 0 });
  expect(life.strategies[1]).toEqual({ name: "bundled", ...asked });
});

test("a stream with some of the truth has the metrics that this is enough for", async () => {
  const recording = await openRecording(stream, scenario);
  const graded = { ...recording, lacking: recording.lacking.filter((name) => name !== "grade") };
  const { metrics } = (await runScenario(scenario, 1, { workers: 1 }, graded)).results;
  const [base] = metrics.strategies;
  expect(base?.metrics["escalation.precision"]?.reason).not.toMatch("recorded");
  expect(base?.metrics["escalation.recall.imminent"]?.reason).toBe("the recorded stream has no truth (event)");
});

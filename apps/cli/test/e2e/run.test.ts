import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  headlineMetrics,
  metricDefinitions,
  type RealismCard,
  type RunDocument,
  syntheticNotice,
} from "@tipbench/vocabulary";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BuiltCommand, buildCommand, type Ending, patience } from "./built-command.ts";
import { tinyScenario, type WorkFolder, workFolder } from "./work-folder.ts";

let command: BuiltCommand;
let work: WorkFolder;
let first: Ending;
let again: Ending;
let document: RunDocument;

beforeAll(async () => {
  command = await buildCommand();
  work = workFolder({ "tiny.yaml": tinyScenario() });
  first = await command.call(["run", "tiny.yaml"], { cwd: work.path });
  again = await command.call(["run", "tiny.yaml", "--json", "--workers", "1"], { cwd: work.path });
  document = JSON.parse(again.stdout);
}, patience);

afterAll(() => {
  command.remove();
  work.remove();
});

describe("tipbench run", () => {
  test("prints the comparison, and where its folder, its report and the dashboard are", () => {
    const { status, stdout, stderr } = first;
    expect([status, stderr]).toEqual([0, ""]);
    const [name = ""] = work.entries("runs");
    expect(stdout).toContain("Is it whole?");
    expect(stdout).toMatch(/│ Jurisdiction misses +│ +[\d.]+% +│ +[\d.]+% +│/);
    expect(stdout.match(/too few data/g)).toHaveLength(3);
    expect(stdout).toContain(syntheticNotice);
    expect(stdout).toContain(`Run      runs/${name}\nReport   runs/${name}/report.html\nBrowse   tipbench dashboard\n`);
    expect(stdout.match(/^│ [A-Z]/gm)).toHaveLength(headlineMetrics.length);
  });

  test("writes a whole folder named after its manifest's hash", () => {
    const [name = "", ...others] = work.entries("runs");
    expect(others).toEqual([]);
    expect(name).toMatch(/^tiny-[0-9a-f]{12}$/);
    expect(work.entries(`runs/${name}`)).toEqual([
      ...[
        "checksums.json",
        "confusion.parquet",
        "counts.json",
        "curves.parquet",
        "decisions",
        "links",
        "manifest.json",
      ],
      ...["metrics.json", "report.html", "series.parquet", "speed.json", "strata.parquet"],
    ]);
    expect(work.entries(`runs/${name}/decisions`)).toEqual(["baseline.parquet", "bundled.parquet"]);
    expect(work.entries(`runs/${name}/links`)).toEqual(["bundled.parquet"]);
  });

  test("finds an equal run there, says so, and leaves it as it was", () => {
    expect(again.status).toBe(0);
    expect(again.stderr).toBe("An equal run was there already; it stays as it is.\n");
    expect(work.entries("runs")).toEqual([document.run]);
  });

  test("prints exactly one document with --json: metrics.json, and the run's name and folder", () => {
    const { run, folder, ...metrics } = document;
    expect(folder).toBe(join("runs", run));
    expect(metrics).toEqual(JSON.parse(readFileSync(join(work.path, folder, "metrics.json"), "utf8")));
    expect(Object.keys(document).sort()).toEqual(
      ["comparisons", "folder", "replications", "run", "scenario", "strategies", "stream"].sort(),
    );
  });

  test("says of every metric of every strategy what it is, or why it is not", () => {
    const known = metricDefinitions.map(({ name }) => name);
    for (const { metrics } of document.strategies) {
      expect(Object.keys(metrics).sort()).toEqual([...known].sort());
      for (const estimate of Object.values(metrics)) {
        expect(Object.keys(estimate).sort()).toEqual(["high", "low", "n", "reason", "unit", "value"]);
        expect([estimate.low, estimate.high]).toEqual([null, null]);
        expect(estimate.value === null).toBe(estimate.reason !== null);
      }
    }
    for (const comparison of document.comparisons) {
      expect(Object.keys(comparison).sort()).toEqual(
        ["a", "adjusted", "b", "difference", "high", "low", "metric", "verdict"].sort(),
      );
    }
  });

  test("gives intervals and verdicts with replications, in another folder", async () => {
    const args = ["run", "tiny.yaml", "--replications", "2", "--seed", "other", "--out", "a b/c", "--json"];
    const { status, stdout } = await command.call(args, { cwd: work.path });
    const found: RunDocument = JSON.parse(stdout);
    const misses = found.strategies[0]?.metrics["jurisdiction.missRate"];
    expect([status, found.replications]).toEqual([0, 2]);
    expect(misses?.low).toBeLessThan(misses?.value ?? Number.NaN);
    expect(misses?.high).toBeGreaterThan(misses?.value ?? Number.NaN);
    expect(new Set(found.comparisons.map(({ verdict }) => verdict))).toContain("no evidence");
    expect(existsSync(join(work.path, found.folder, "report.html"))).toBe(true);
  });
});

describe("tipbench realism", () => {
  test("holds a run against what is published, and ends well whatever it finds", async () => {
    const { status, stdout, stderr } = await command.call(["realism", document.folder], { cwd: work.path });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/│ Reports a day +│ 198 +│/);
    expect(stdout).toMatch(/\n\d+ of \d+ fitted figures within tolerance/);
    expect(stdout).toContain("not predicted [");
    expect(stdout).toContain(syntheticNotice);
  });

  test("prints exactly one document with --json", async () => {
    const { status, stdout } = await command.call(["realism", document.folder, "--json"], { cwd: work.path });
    const card: RealismCard = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(card).toMatchObject({ scenario: "tiny", year: 2023, days: 1, scale: 0.002, strategy: "baseline" });
    expect(card.fitted.map(({ metric }) => metric)).toContain("deliveries.informationalShare");
    expect(card.patterns).toHaveLength(4);
  });
});

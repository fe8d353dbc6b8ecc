import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openRun, verifyRunFolder } from "@tipbench/store";
import { beforeAll, describe, expect, test } from "vitest";
import { version } from "../src/manifest.ts";
import { type Run, runScenario } from "../src/run-scenario.ts";
import { type ReportTables, writeRun } from "../src/write-run.ts";
import { smallScenario, strategyLine } from "./fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "./fixtures/temporary-folder.ts";
import { writtenRun } from "./fixtures/written-run.ts";

removeFoldersAfterAll();

const oracle = "{ reference: oracle }";
const scenario = smallScenario(
  [
    strategyLine("base", "none", "published-rules", "address-only"),
    strategyLine("best", "{ use: exact-hash, days: 3 }", oracle, oracle),
  ],
  { name: "written", world: "{ mobileShare: 0.55 }" },
);

let run: Run;
beforeAll(async () => {
  run = await runScenario(scenario, 2, { workers: 1 });
});

describe("a run folder", () => {
  test("is whole, and reads as the run that was written", async () => {
    const { folder, existing } = await writtenRun(run, temporaryFolder());
    expect(existing).toBe(false);
    expect(await verifyRunFolder(folder)).toEqual([]);
    const read = await openRun(folder);
    const { metrics, series, strata, decisions } = run.results;
    expect(read.metrics).toEqual(JSON.parse(JSON.stringify(metrics)));
    expect(await read.series()).toEqual(series);
    expect(await read.strata()).toEqual(strata);
    for (const [name, rows] of decisions) {
      expect((await read.decisions(name, { limit: 1e6 })).rows).toEqual(rows);
    }
  });

  test("has a manifest with all that it takes to run again", async () => {
    const { folder } = await writtenRun(run, temporaryFolder());
    const { manifest } = await openRun(folder);
    expect(manifest).toMatchObject({
      tool: "tipbench",
      version,
      name: "written",
      seed: "seven",
      replications: 2,
      days: 2,
      startDate: "2023-01-01",
      strategies: [
        { name: "base", dedup: { use: "none", options: {} }, triage: { use: "published-rules" } },
        { name: "best", dedup: { use: "exact-hash", options: { days: 3 } }, triage: { use: "reference:oracle" } },
      ],
      scenario: { warmupDays: 1, scale: 0.01, world: { mobileShare: 0.55, thinning: 0 } },
    });
    expect(readFileSync(join(folder, "manifest.json"), "utf8")).not.toMatch(/nowhere|\/tmp/);
  });

  test("is found again by an equal run, which writes nothing", async () => {
    const dir = temporaryFolder();
    const first = await writtenRun(run, dir);
    const second = await writtenRun(await runScenario(scenario, 2, { workers: 1, chunkTicks: 3 }), dir);
    expect(second).toEqual({ ...first, existing: true });
    expect(readdirSync(dir)).toEqual([first.name]);
  });

  test("bears another name for another number of replications", async () => {
    const { name } = await writtenRun(run, temporaryFolder());
    const one = await writtenRun(await runScenario(scenario, 1, { workers: 1 }), temporaryFolder());
    expect(one.name).not.toBe(name);
  });
});

test("the report is drawn from the tables as they stand in the folder", async () => {
  let given: ReportTables | undefined;
  const speed = { wallSeconds: 1, peakMemoryBytes: 1, reportsPerSecond: 1, workers: 1, steps: {} };
  const { folder } = await writeRun(run, {
    dir: temporaryFolder(),
    replications: 2,
    speed,
    renderReport: async (tables) => {
      given = tables;
      return "<!doctype html>";
    },
  });
  const read = await openRun(folder);
  expect(given?.manifest).toEqual(read.manifest);
  expect(given?.metrics).toBe(run.results.metrics);
  expect(given?.series).toBe(run.results.series);
  expect(readFileSync(join(folder, "report.html"), "utf8")).toBe("<!doctype html>");
});

describe("no half-written folder is left", () => {
  test("where the report cannot be drawn", async () => {
    const dir = join(temporaryFolder(), "runs");
    const writing = writeRun(run, {
      dir,
      replications: 2,
      speed: { wallSeconds: 1, peakMemoryBytes: 1, reportsPerSecond: 1, workers: 1, steps: {} },
      renderReport: () => Promise.reject(new Error("no ink")),
    });
    await expect(writing).rejects.toThrow("no ink");
    expect(existsSync(dir) ? readdirSync(dir) : []).toEqual([]);
  });

  test("where the folder above cannot be written to", async () => {
    const dir = join(temporaryFolder({ runs: "a file" }), "runs");
    await expect(writtenRun(run, dir)).rejects.toMatchObject({ name: "UserError" });
  });
});

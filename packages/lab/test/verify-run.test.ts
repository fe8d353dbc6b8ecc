import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createRunFolder, verifyRunFolder } from "@tipbench/store";
import type { Manifest } from "@tipbench/vocabulary";
import { beforeAll, describe, expect, test } from "vitest";
import { manifestOf } from "../src/manifest.ts";
import { type Run, runScenario } from "../src/run-scenario.ts";
import { verifyRun } from "../src/verify-run.ts";
import { writeResults } from "../src/write-run.ts";
import { smallScenario, strategyLine } from "./fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "./fixtures/temporary-folder.ts";
import { writtenRun } from "./fixtures/written-run.ts";

removeFoldersAfterAll();

const oracle = "{ reference: oracle }";
const scenario = smallScenario(
  [
    strategyLine("base", "none", "published-rules", "address-only"),
    strategyLine("bundled", "{ use: exact-hash, scope: account, maxSize: 9 }", "first-come", "stated-first"),
    strategyLine("best", oracle, oracle, oracle),
    strategyLine("lot", "none", "{ reference: random }", "address-only"),
  ],
  {
    startDate: "2023-03-11",
    storedRows: 1000,
    primary: "[escalation.share]",
    world: "{ thinning: 0.02, mobileShare: { value: 0.7, range: [0.5, 0.8], source: a survey } }",
    floor: "{ labellingServers: { value: 3, range: [1, 10] } }",
  },
);

let run: Run;
let folder: string;
beforeAll(async () => {
  run = await runScenario(scenario, 2, { workers: 1 });
  folder = (await writtenRun(run, temporaryFolder())).folder;
});

/** A copy of the run folder, below a folder of its own. */
function copy(): string {
  const at = join(temporaryFolder(), basename(folder));
  cpSync(folder, at, { recursive: true });
  return at;
}

const verified = (path: string) => verifyRun(path, temporaryFolder(), { workers: 1 });

test("a run of a whole scenario comes out the same again", async () => {
  const dir = temporaryFolder();
  const { problems, content } = await verifyRun(folder, dir, { workers: 1, chunkTicks: 5, sliceRows: 20 });
  expect(problems).toEqual([]);
  expect(Object.keys(content)).toEqual([
    "confusion.parquet",
    "counts.json",
    "curves.parquet",
    "decisions/base.parquet",
    "decisions/best.parquet",
    "decisions/bundled.parquet",
    "decisions/lot.parquet",
    "links/best.parquet",
    "links/bundled.parquet",
    "metrics.json",
    "series.parquet",
    "strata.parquet",
  ]);
  expect(readdirSync(dir)).toEqual([]);
});

describe.each([
  "metrics.json",
  "counts.json",
  "manifest.json",
  "decisions/bundled.parquet",
  "links/bundled.parquet",
  "report.html",
  "speed.json",
])("one byte changed in %s", (file) => {
  test("is found before anything is run again", async () => {
    const at = copy();
    const bytes = readFileSync(join(at, file));
    const middle = bytes.length >> 1;
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(join(at, file), bytes);
    const { problems, content } = await verified(at);
    expect(problems.map((problem) => problem.at)).toContain(join(at, file));
    expect(content).toEqual({});
  });
});

/** A folder whose every checksum and hash agrees, of a run with other results or another manifest than it came to. */
async function forged(results: Partial<Run["results"]>, changes: Partial<Manifest>): Promise<string> {
  const writer = await createRunFolder(temporaryFolder());
  await writeResults(writer, { ...run, results: { ...run.results, ...results } });
  const sealed = await writer.seal({ ...manifestOf(run, 2), ...changes });
  expect(await verifyRunFolder(sealed.folder)).toEqual([]);
  return sealed.folder;
}

describe("a forgery that agrees with itself", () => {
  test("of a metric is found by running again", async () => {
    const { metrics } = run.results;
    const [first, ...others] = metrics.strategies;
    const share = { value: 0.0042, low: 0.004, high: 0.0044, n: 1942, unit: "share", reason: null };
    const better = { name: "base", metrics: { ...first?.metrics, "escalation.share": share } };
    const at = await forged({ metrics: { ...metrics, strategies: [better, ...others] } }, {});
    const { problems } = await verified(at);
    expect(problems).toMatchObject([{ code: "not-reproduced", at, message: expect.stringContaining("metrics.json") }]);
  });

  test("of a count is found by running again", async () => {
    const { counts } = run.results;
    const { problems } = await verified(await forged({ counts: { ...counts, replications: 3 } }, {}));
    expect(problems.map(({ message }) => message)).toEqual(["counts.json came out differently this time."]);
  });

  test("of one stored decision is found by running again", async () => {
    const [first, ...others] = run.results.decisions.get("base") ?? [];
    if (!first) throw new Error("no decision is stored");
    const decisions = new Map(run.results.decisions).set("base", [{ ...first, agency1: first.agency1 + 1 }, ...others]);
    const { problems } = await verified(await forged({ decisions }, {}));
    expect(problems.map(({ message }) => message)).toEqual(["decisions/base.parquet came out differently this time."]);
  });

  test("of the scenario is found by running again", async () => {
    const changed = { ...manifestOf(run, 2).scenario, seed: "eight" };
    const { problems } = await verified(await forged({}, { scenario: changed, seed: "eight", replications: 1 }));
    expect(problems.length).toBeGreaterThan(4);
  });

  test("of what the manifest repeats beside the scenario is found", async () => {
    const changes: Partial<Manifest> = {
      seed: "eight",
      question: "What was this?",
      days: 20,
      agencies: ["none", "mine"],
      primary: ["backlog.max"],
      notice: "REAL",
      startDate: "2023-03-12",
    };
    const { problems } = await verified(await forged({}, changes));
    expect(problems.map(({ message }) => message)).toEqual(
      Object.keys(changes)
        .sort()
        .map((key) => `"${key}" of the manifest came out differently this time.`),
    );
  });
});

test("what is no run folder is refused", async () => {
  await expect(verified(temporaryFolder())).rejects.toMatchObject({ problems: [{ code: "not-a-run" }] });
});

import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { openRun } from "@tipbench/store";
import { describe, expect, test } from "vitest";
import { type Run, runScenario } from "../src/run-scenario.ts";
import { houseStages } from "../src/scenario/house-stages.ts";
import { parseScenario } from "../src/scenario/load-scenario.ts";
import { verifyRun } from "../src/verify-run.ts";
import { ownStageFiles } from "./fixtures/own-stages.ts";
import { scenarioText, strategyLine, withAssessment } from "./fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "./fixtures/temporary-folder.ts";
import { writtenRun } from "./fixtures/written-run.ts";

removeFoldersAfterAll();

/** Runs strategies whose stages lie in `folder`. */
function runIn(folder: string, strategies: readonly string[], workers: 1 | 2 = 1): Promise<Run> {
  const scenario = parseScenario(scenarioText(strategies), join(folder, "own.yaml"), {}, houseStages);
  return runScenario(scenario, 1, { workers });
}

const withTriage = (name: string, triage: string): string => strategyLine(name, "none", triage, "address-only");
const own = withAssessment(
  strategyLine("own", "./own-dedup.ts", "{ use: ./own-triage.ts, urgentAbove: 4 }", "./own-routing.ts"),
  "./own-assessment.ts",
);
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const escalated = ({ results }: Run, name: string): number =>
  (results.decisions.get(name) ?? []).filter(({ path }) => path === 2).length;

describe("a stage in a TypeScript file", () => {
  test("gets the options that are written beside its name", async () => {
    const run = await runIn(temporaryFolder(ownStageFiles), [
      withTriage("few", "{ use: ./own-triage.ts, urgentAbove: 5 }"),
      withTriage("default", "./own-triage.ts"),
      withTriage("three", "{ use: ./own-triage.ts, urgentAbove: 3 }"),
    ]);
    expect(escalated(run, "few")).toBeGreaterThan(0);
    expect(escalated(run, "default")).toBeGreaterThan(escalated(run, "few"));
    expect(run.results.decisions.get("three")).toEqual(run.results.decisions.get("default"));
  });

  test("decides: a routing by hand is found again in the decisions", async () => {
    const source = `
import type { RoutingStage } from "@tipbench/stage-kit";
import { agencyOf } from "./parts/agency.ts";
export const createStage = (): RoutingStage<"provider"> => ({
  name: "by provider",
  reads: ["provider"],
  route({ rows, columns }, { agency, confidence }) {
    for (let row = 0; row < rows; row++) agency[3 * row] = agencyOf(columns.provider[row] ?? 0);
    confidence.fill(0.5, 0, rows);
  },
});
`;
    const part = "export const agencyOf = (provider: number): number => 1 + (provider % 50);\n";
    const folder = temporaryFolder({ "by-provider.ts": source, "parts/agency.ts": part });
    const run = await runIn(folder, [strategyLine("mine", "none", "first-come", "./by-provider.ts")]);
    const decisions = run.results.decisions.get("mine") ?? [];
    expect(decisions.length).toBeGreaterThan(1000);
    for (const { provider, agency1, agency2, confidence } of decisions) {
      expect([agency1, agency2, confidence]).toEqual([1 + (provider % 50), 0, 0.5]);
    }
  });

  test("may be JavaScript, and imported by an absolute path", async () => {
    const folder = temporaryFolder({
      "mine.mjs": `export const createStage = () => ({
        name: "js", reads: [], dedup({ firstRow, rows }, out) { if (rows > 1) out.link(firstRow + 1, firstRow, 1); },
      });`,
    });
    const run = await runIn(folder, [strategyLine("mine", join(folder, "mine.mjs"), "first-come", "address-only")]);
    const joined = (run.results.decisions.get("mine") ?? []).filter(({ row, bundleRow }) => row !== bundleRow);
    expect(joined.length).toBeGreaterThan(100);
    for (const { row, bundleRow } of joined) expect(bundleRow).toBe(row - 1);
  });
});

test.each(["one", "two"])(
  "an assessment file is there in each of two threads: that of strategy %s",
  async (refused) => {
    const strategy = (name: string): string => {
      const options = name === refused ? ", refuse: true" : "";
      return withAssessment(withTriage(name, "first-come"), `{ use: ./own-assessment.ts${options} }`);
    };
    const run = runIn(temporaryFolder(ownStageFiles), [strategy("one"), strategy("two")], 2);
    const at = expect.stringContaining(`strategies.${refused}.assessment`);
    await expect(run).rejects.toMatchObject({ problems: [{ code: "stage-threw", at, found: "Error: asked to" }] });
  },
);

describe("the folder of a run with stages of one's own", () => {
  test("keeps each one compiled, under the hash that its record names", async () => {
    const { folder } = await writtenRun(await runIn(temporaryFolder(ownStageFiles), [own]), temporaryFolder());
    const { manifest } = await openRun(folder);
    const [{ dedup, triage, routing, assessment } = {}] = manifest.strategies;
    expect(triage).toMatchObject({ use: "./own-triage.ts", options: { urgentAbove: 4 } });
    for (const record of [dedup, triage, routing, assessment]) {
      const kept = readFileSync(join(folder, "stages", `${record?.source}.mjs`), "utf8");
      expect(sha256(kept)).toBe(record?.source);
      expect(kept).toContain("createStage");
      expect(kept).not.toMatch(/sourceMappingURL|tipbench-lab-/);
    }
  });

  test("is named alike wherever the files lie", async () => {
    const [here, there] = [temporaryFolder(ownStageFiles), temporaryFolder(ownStageFiles)];
    const names = [
      await writtenRun(await runIn(here, [own]), temporaryFolder()),
      await writtenRun(await runIn(there, [own]), temporaryFolder()),
    ].map(({ name }) => name);
    expect(names[1]).toBe(names[0]);
  });

  test("is verified when the files are gone", async () => {
    const source = temporaryFolder(ownStageFiles);
    const { folder } = await writtenRun(await runIn(source, [own]), temporaryFolder());
    rmSync(source, { recursive: true });
    const { problems, content } = await verifyRun(folder, temporaryFolder(), { workers: 1 });
    expect(problems).toEqual([]);
    expect(content).toEqual((await openRun(folder)).manifest.content);
  });
});

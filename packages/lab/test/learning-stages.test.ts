import { join } from "node:path";
import { tickSeconds } from "@tipbench/world";
import { beforeAll, describe, expect, test } from "vitest";
import { type Run, runScenario } from "../src/run-scenario.ts";
import { houseStages } from "../src/scenario/house-stages.ts";
import { parseScenario } from "../src/scenario/load-scenario.ts";
import { learning } from "./fixtures/labelling-stages.ts";
import { scenarioText, strategyLine } from "./fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "./fixtures/temporary-folder.ts";

removeFoldersAfterAll();
const labelling = 1;

describe("a stage that learns", () => {
  let run: Run;

  beforeAll(async () => {
    const lines = [
      strategyLine("alone", "none", "./learning.ts", "address-only"),
      strategyLine("bundled", "exact-hash", "./learning.ts", "address-only"),
    ];
    const text = scenarioText(lines, { days: 1, warmupDays: 0, scale: 0.01, seed: "a stage that learns" });
    const file = join(temporaryFolder({ "learning.ts": learning }), "a.yaml");
    run = await runScenario(parseScenario(text, file, {}, houseStages), 1, { workers: 1 });
  });

  test.each(["alone", "bundled"])(
    "knows in a tick the labels of all ticks before it, and none of its own: strategy %s, which shares it with nobody",
    (name) => {
      const decisions = run.results.decisions.get(name) ?? [];
      const labelledAt = decisions.flatMap(({ path, row, bundleRow, deliveredAtSeconds }) =>
        path === labelling && row === bundleRow ? [deliveredAtSeconds] : [],
      );
      expect(labelledAt.length).toBeGreaterThan(100);
      for (const { receivedAtSeconds, score } of decisions) {
        const tickStart = receivedAtSeconds - (receivedAtSeconds % tickSeconds);
        expect(score).toBe(labelledAt.filter((at) => at <= tickStart).length);
      }
    },
  );
});

import { readFileSync } from "node:fs";
import { fittedRiskWeights } from "@tipbench/stages";
import { describe, expect, test } from "vitest";
import { fitSeed, heldOutSeeds, judgeOn, riskFile } from "../../fit/risk-file.ts";
import { houseStages, loadScenario, type Scenario } from "../../src/index.ts";

const file = new URL("../../../../scenarios/demo.yaml", import.meta.url).pathname;
const scenarioOf = (seed: string, scale = 1): Scenario => loadScenario(file, { seed, days: 1, scale }, houseStages);

test("the weights that ship are those that the script fits", () => {
  const shipped = readFileSync(new URL("../../../stages/src/risk-weights.json", import.meta.url), "utf8");
  expect(`${JSON.stringify(riskFile(scenarioOf(fitSeed)), null, 2)}\n`).toBe(shipped);
});

describe.each(heldOutSeeds.slice(0, 1))("on %s", (seed) => {
  const found = judgeOn(scenarioOf(seed, 0.25), fittedRiskWeights);

  test("they find more urgent reports than the published rules, among as many", () => {
    expect(found.urgent).toBeGreaterThan(150);
    expect(found.atRulesShare.share).toBe(found.rules.share);
    expect(found.atRulesShare.recall).toBeGreaterThan(found.rules.recall);
    expect(found.auc).toBeGreaterThan(0.9);
  });

  test("their scores are chances: as many are urgent as they say, within noise", () => {
    for (const { from, expected, urgent } of found.calibration.filter((row) => row.expected > 10)) {
      // Reports of an incident share its grade, so that counts spread wider than single draws would.
      expect(Math.abs(urgent - expected), `from ${from}: ${urgent} for ${expected}`).toBeLessThan(
        4 * Math.sqrt(3 * expected),
      );
    }
  });
});

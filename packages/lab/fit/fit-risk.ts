import { writeFileSync } from "node:fs";
import { houseStages, loadScenario, type Scenario } from "../src/index.ts";
import type { Capacity, WeightsVerdict } from "./judge-weights.ts";
import { fitSeed, heldOutSeeds, judgeOn, riskFile } from "./risk-file.ts";

/** Fits the weights of `risk-score` on one seed, judges them on others, and rewrites the file that ships. */
const weightsFile = new URL("../../stages/src/risk-weights.json", import.meta.url);
const scenarioFile = "scenarios/demo.yaml";

const scenarioOf = (seed: string): Scenario => loadScenario(scenarioFile, { seed, days: 1 }, houseStages);
const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function printCapacity(name: string, { share, recall, precision }: Capacity): void {
  print(
    `  ${name.padEnd(34)} ${percent(share).padStart(9)} ${percent(recall).padStart(9)} ${percent(precision).padStart(9)}`,
  );
}

function printVerdict(seed: string, found: WeightsVerdict): void {
  print(`${seed}: ${found.reports} reports, ${found.urgent} urgent, AUC ${found.auc.toFixed(4)}`);
  print(`  ${"".padEnd(34)} ${"escalated".padStart(9)} ${"recall".padStart(9)} ${"precision".padStart(9)}`);
  printCapacity("risk score, the published share", found.atPublishedShare);
  printCapacity("risk score, the rules' share", found.atRulesShare);
  printCapacity("published rules", found.rules);
  print("  calibration: score from, reports, urgent as expected, urgent");
  for (const { from, reports, expected, urgent } of found.calibration) {
    print(`  ${String(from).padStart(8)} ${String(reports).padStart(9)} ${expected.toFixed(1).padStart(9)} ${urgent}`);
  }
}

const file = riskFile(scenarioOf(fitSeed));
for (const seed of [fitSeed, ...heldOutSeeds]) printVerdict(seed, judgeOn(scenarioOf(seed), file));
writeFileSync(weightsFile, `${JSON.stringify(file, null, 2)}\n`);

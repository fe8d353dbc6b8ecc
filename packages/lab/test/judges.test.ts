import { beforeAll, describe, expect, test } from "vitest";
import type { Execution } from "../src/replication/settings.ts";
import { type Run, runScenario } from "../src/run-scenario.ts";
import { smallScenario, strategyLine, withAssessment } from "./fixtures/small-scenario.ts";

const ideal = "{ reference: ideal }";
const strategies = [
  withAssessment(
    strategyLine("scored", "none", "{ use: risk-score, share: 0.03 }", "weighted-consensus"),
    "{ use: solvability, warrantDays: 7 }",
  ),
  strategyLine("novel", "exact-hash", "{ use: novelty-first, share: 0.03 }", "account-history"),
  strategyLine("learning", "none", "{ use: outcome-learning, share: 0.02, explore: 0.01 }", "account-history"),
  strategyLine("ideal", ideal, ideal, ideal),
];
const scenario = smallScenario(strategies, { seed: "judges in a run", days: 1, warmupDays: 1, scale: 0.02 });
const run = (settings: Partial<Execution>): Promise<Run> => runScenario(scenario, 1, settings);
const textOf = ({ results: { decisions, ...others } }: Run) => JSON.stringify({ ...others, decisions: [...decisions] });

let whole: Run;
beforeAll(async () => {
  whole = await run({ workers: 1 });
});

describe("stages that score, vote and remember, and the ideal", () => {
  test.each<Partial<Execution>>([
    { workers: 1, chunkTicks: 3, sliceRows: 5 },
    { workers: 2, chunkTicks: 50, sliceRows: 1 },
  ])("decide the same with %o", async (settings) => {
    expect(textOf(await run(settings))).toBe(textOf(whole));
  });

  test("come to different results, and escalate about as many as they may", () => {
    const found = whole.results.metrics.strategies;
    expect(new Set(found.map(({ metrics }) => JSON.stringify(metrics))).size).toBe(strategies.length);
    const shareOf = (name: string) => found.find((one) => one.name === name)?.metrics["escalation.share"]?.value;
    for (const name of ["scored", "novel", "learning"]) {
      expect(shareOf(name), name).toBeGreaterThan(0.02);
      expect(shareOf(name), name).toBeLessThan(0.04);
    }
  });
});

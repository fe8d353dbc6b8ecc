import type { Estimate, StrategyLinks } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { manifestOf } from "../src/manifest.ts";
import { runScenario } from "../src/run-scenario.ts";
import { linkScores, usualQuestion } from "../src/score-links.ts";
import { smallScenario } from "./fixtures/small-scenario.ts";

test("All pairs that a stage linked come to the bundles that the run itself was scored on, over two replications", async () => {
  const scenario = smallScenario(["{ name: exact, dedup: exact-hash, triage: first-come, routing: address-only }"], {});
  const run = await runScenario(scenario, 2, { workers: 1 });
  const { metrics, links } = run.results;
  const scored = { manifest: manifestOf(run, 2), metrics, links: async (name: string) => links.get(name) ?? null };
  const own: Readonly<Record<string, Estimate>> = metrics.strategies[0]?.metrics ?? {};
  for (const level of ["event", "incident", "subject"] as const) {
    const { strategies } = await linkScores(scored, { ...usualQuestion, level });
    const { curve, truePairs }: StrategyLinks = strategies[0] ?? expect.fail("no strategy");
    const [precision, recall] = [own[`dedup.${level}.pairwise.precision`], own[`dedup.${level}.pairwise.recall`]];
    const { bundles } = curve.at(-1) ?? expect.fail("no point");
    const found = (bundles?.recall ?? 0) * truePairs;
    expect(truePairs).toBe(recall?.n);
    expect(found).toBeGreaterThan(0);
    expect(found / (bundles?.precision ?? 0)).toBeCloseTo(precision?.n ?? 0, 6);
    expect(bundles?.mergeErrors).toBeCloseTo(2 * (own[`dedup.${level}.mergeErrors`]?.value ?? 0), 6);
  }
});

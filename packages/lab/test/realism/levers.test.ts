import type { RealismCard } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { realismCard, runScenario } from "../../src/index.ts";
import { manifestOf } from "../../src/manifest.ts";
import { smallScenario, strategyLine } from "../fixtures/small-scenario.ts";

const baseline = strategyLine("baseline", "none", "published-rules", "address-only");

async function cardWith(world: string): Promise<RealismCard> {
  const scenario = smallScenario([baseline], { days: 10, warmupDays: 1, scale: 0.08, world });
  const run = await runScenario(scenario, 1, { workers: 1 });
  return realismCard(manifestOf(run, 1), run.results.counts);
}

const verdict = ({ fitted }: RealismCard, metric: string) => fitted.find((row) => row.metric === metric)?.within;

test("a lever that is moved turns its figure red, and no other lever's", { timeout: 120_000 }, async () => {
  const asIs = await cardWith("{}");
  const moved = await cardWith("{ publicShare: 0.02, extraFilesMean: 2.2 }");
  expect(verdict(asIs, "reports.publicShare")).toBe(true);
  expect(verdict(asIs, "files.perReport")).toBe(true);
  expect(verdict(moved, "reports.publicShare")).toBe(false);
  expect(verdict(moved, "files.perReport")).toBe(false);
  expect([asIs, moved].map((card) => verdict(card, "providers.top3Share"))).toEqual([true, true]);
});

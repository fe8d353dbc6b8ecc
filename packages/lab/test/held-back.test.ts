import { entityLevels } from "@tipbench/vocabulary";
import { beforeAll, describe, expect, test } from "vitest";
import { type Run, runScenario } from "../src/run-scenario.ts";
import { smallScenario, strategyLine } from "./fixtures/small-scenario.ts";

const oracle = strategyLine("oracle", "{ reference: oracle }", "first-come", "address-only");
const outage = "[{ kind: outage, of: all, from: 2023-01-01, to: 2023-01-02, lost: { value: 0.6, range: [0, 1] } }]";

describe("where senders lose reports, so that rows are not submissions in order", () => {
  let usual: Run;
  let lossy: Run;
  const metric = (run: Run, name: string) => run.results.metrics.strategies[0]?.metrics[name];
  beforeAll(async () => {
    const keys = { scale: 0.1, days: 2, warmupDays: 0 };
    usual = await runScenario(smallScenario([oracle], keys), 1, { workers: 1 });
    lossy = await runScenario(smallScenario([oracle], { ...keys, events: outage }), 1, { workers: 1 });
  }, 60_000);

  test("a good part of the reports is lost", () => {
    const [all, left] = [usual, lossy].map(({ results }) => results.metrics.stream.reports);
    expect(left).toBeLessThan(0.8 * (all ?? 0));
  });

  test.each(entityLevels)("bundles that are the events hold no two of another %s", (level) => {
    const precision = metric(lossy, `dedup.${level}.pairwise.precision`);
    expect(precision?.n).toBeGreaterThan(20);
    expect(precision?.value).toBe(1);
    expect(metric(lossy, `dedup.${level}.mergeErrors`)?.value).toBe(0);
  });

  test("and all reports of an event that were sent", () => {
    expect(metric(lossy, "dedup.event.pairwise.recall")?.value).toBe(1);
    expect(metric(lossy, "dedup.event.exactCluster.precision")?.value).toBe(1);
  });
});

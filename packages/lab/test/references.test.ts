import { type MetricsDocument, metricDefinition } from "@tipbench/vocabulary";
import { beforeAll, describe, expect, test } from "vitest";
import { askInOwnThread } from "./fixtures/own-thread.ts";
import type { Question } from "./fixtures/run-metrics.ts";
import { strategyLine } from "./fixtures/small-scenario.ts";

const oracle = "{ reference: oracle }";
const ideal = "{ reference: ideal }";
const strategies = [
  strategyLine("oracle", oracle, oracle, oracle),
  strategyLine("oracleAlone", "none", oracle, oracle),
  strategyLine("baseline", "none", "published-rules", "address-only"),
  strategyLine("bundled", "exact-hash", "published-rules", "stated-first"),
  strategyLine("plain", "exact-hash", "first-come", "address-only"),
  strategyLine("lot", "none", "{ reference: random }", "address-only"),
  strategyLine("idealAlone", "none", ideal, ideal),
  strategyLine("scored", "none", "risk-score", "account-history"),
];
const rivals = ["baseline", "bundled", "plain", "lot", "idealAlone", "scored"];
/** Those that bundle nothing: what a bundle's members do for one another is no matter of triage. */
const unbundled = ["baseline", "lot", "scored"];

const publishedShare = 63_892 / 36_210_368;
const ofTriage = [
  "escalation.recall.imminent",
  "escalation.recall.timeCritical",
  "escalation.recallAtCapacity",
  "escalation.restrictedMean72h",
];
const ofRouting = ["jurisdiction.missRate", "jurisdiction.missRateAtBudget", "jurisdiction.eventualMissRate"];

/** How much better `a` is than `b` at a metric: below 0 where it is worse. */
function lead(document: MetricsDocument, a: string, b: string, metric: string): number {
  const measured = (name: string): number => {
    const found = document.strategies.find((strategy) => strategy.name === name);
    return found?.metrics[metric]?.value ?? Number.NaN;
  };
  const gain = measured(a) - measured(b);
  return metricDefinition(metric)?.better === "higher" ? gain : -gain;
}

describe.each(["one", "two", "three"])("a day at the national volume, seed %s", (seed) => {
  let document: MetricsDocument;
  const estimate = (name: string, metric: string) =>
    document.strategies.find((strategy) => strategy.name === name)?.metrics[metric];
  beforeAll(async () => {
    const question: Question = { strategies, keys: { seed, scale: 1, days: 1, warmupDays: 1 } };
    document = await askInOwnThread(new URL("./fixtures/run-metrics.ts", import.meta.url), question);
  }, 300_000);

  test("has urgent events enough to tell", () => {
    expect(estimate("oracle", "escalation.recall.imminent")?.n).toBeGreaterThan(8);
    expect(estimate("oracle", "escalation.recall.timeCritical")?.n).toBeGreaterThan(25);
  });

  test("the budgets are about equal: the oracle spends no tenth more escalations than the rules", () => {
    const spent = (name: string): number => estimate(name, "escalation.share")?.value ?? Number.NaN;
    expect(spent("oracle")).toBeLessThanOrEqual(1.1 * spent("baseline"));
    expect(spent("oracleAlone")).toBeLessThanOrEqual(1.1 * spent("baseline"));
    expect(Math.abs(spent("lot") / spent("baseline") - 1)).toBeLessThan(0.35);
  });

  test.each(rivals)("the oracle is at least as good as %s", (rival) => {
    for (const metric of [...ofTriage, ...ofRouting]) {
      expect(lead(document, "oracle", rival, metric), metric).toBeGreaterThanOrEqual(0);
      expect(lead(document, "oracleAlone", rival, metric), metric).toBeGreaterThanOrEqual(0);
    }
  });

  test("the ideal and the score spend the published share, which the rules were fitted to, and hardly more", () => {
    for (const name of ["idealAlone", "scored"]) {
      expect(estimate(name, "escalation.share")?.value, name).toBeLessThan(1.15 * publishedShare);
      expect(estimate(name, "escalation.share")?.value, name).toBeGreaterThan(0.7 * publishedShare);
    }
  });

  test("the score of the ideal triage is a probability that holds", () => {
    const error = estimate("idealAlone", "escalation.calibrationError");
    expect(error?.value).toBeLessThan(0.0005);
  });

  test.each(unbundled)(
    "the ideal triage is at least as good as that of %s, within the noise of so few events",
    (rival) => {
      for (const metric of ofTriage.slice(0, 3)) {
        const events = estimate("idealAlone", metric)?.n ?? 0;
        const noise = 1 / Math.sqrt(events); // two standard errors at most
        expect(lead(document, "idealAlone", rival, metric), metric).toBeGreaterThan(-noise);
      }
      expect(lead(document, "idealAlone", rival, "escalation.recallAtCapacity")).toBeGreaterThan(0);
    },
  );

  test.each(unbundled)("the ideal routing misses less than that of %s", (rival) => {
    for (const metric of ofRouting) expect(lead(document, "idealAlone", rival, metric), metric).toBeGreaterThan(0);
  });

  test.each(["baseline", "bundled"])("the published rules of %s are better than a lot", (name) => {
    for (const metric of ofTriage) expect(lead(document, name, "lot", metric), metric).toBeGreaterThan(0);
  });

  test("the oracle's bundles are the events", () => {
    const names = ["precision", "recall"].map((side) => `dedup.event.pairwise.${side}`);
    for (const metric of names) expect(estimate("oracle", metric)?.value).toBe(1);
    expect(estimate("oracle", "dedup.event.mergeErrors")?.value).toBe(0);
    expect(estimate("oracle", "dedup.event.splitErrors")?.value).toBe(0);
  });
});

describe("a day on which flags tell nothing of the grade", () => {
  let document: MetricsDocument;
  const estimate = (name: string, metric: string) =>
    document.strategies.find((strategy) => strategy.name === name)?.metrics[metric];
  beforeAll(async () => {
    const strategies = [
      strategyLine("ideal", ideal, ideal, "address-only"),
      strategyLine("rules", "none", "published-rules", "address-only"),
    ];
    const keys = { seed: "blind", scale: 1, days: 1, warmupDays: 0, world: "{ signalStrength: 0 }" };
    const question: Question = { strategies, keys };
    document = await askInOwnThread(new URL("./fixtures/run-metrics.ts", import.meta.url), question);
  }, 300_000);

  test("the ideal triage finds what types and marks allow, and no more", () => {
    expect(estimate("ideal", "escalation.precision")?.n).toBeGreaterThan(100);
    expect(estimate("ideal", "escalation.precision")?.value).toBeLessThan(0.37);
    expect(estimate("ideal", "escalation.recallAtCapacity")?.value).toBeLessThan(0.6);
  });

  test("and the published rules much less", () => {
    expect(estimate("rules", "escalation.precision")?.value).toBeLessThan(0.2);
  });

  test("the ideal's bundles are events, most of them whole", () => {
    expect(estimate("ideal", "dedup.event.pairwise.precision")?.value).toBe(1);
    expect(estimate("ideal", "dedup.event.pairwise.recall")?.value).toBeGreaterThan(0.9);
  });
});

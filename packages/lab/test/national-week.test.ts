import type { MetricsDocument } from "@tipbench/vocabulary";
import { worldParameters } from "@tipbench/world";
import { beforeAll, describe, expect, test } from "vitest";
import { askInOwnThread } from "./fixtures/own-thread.ts";
import type { Question } from "./fixtures/run-metrics.ts";
import { strategyLine } from "./fixtures/small-scenario.ts";

const strategies = [
  strategyLine("baseline", "none", "published-rules", "address-only"),
  strategyLine("bundled", "{ use: exact-hash, days: 30 }", "published-rules", "stated-first"),
  strategyLine("plain", "{ use: exact-hash, days: 30 }", "first-come", "address-only"),
];

let document: MetricsDocument;
const value = (strategy: string, metric: string): number =>
  document.strategies.find(({ name }) => name === strategy)?.metrics[metric]?.value ?? Number.NaN;

beforeAll(async () => {
  const question: Question = { strategies, keys: { seed: "national", scale: 1, days: 7, warmupDays: 1 } };
  document = await askInOwnThread(new URL("./fixtures/run-metrics.ts", import.meta.url), question);
}, 300_000);

describe("a week at the national volume", () => {
  test("brings the reports of a day of 2023 less half a year's growth, to 3 %", () => {
    const middle = 3.5 / 365;
    const expected = 99_207 * (1 + worldParameters.yearlyGrowth.value * (middle - 0.5));
    expect(Math.abs(document.stream.reports / 7 / expected - 1)).toBeLessThan(0.03);
  });

  test("has 2.92 files a report, to 5 %", () => {
    expect(Math.abs(document.stream.filesPerReport / 2.919 - 1)).toBeLessThan(0.05);
  });

  test("has the published shares of the largest providers, to 3 points", () => {
    const published = { "1": 0.496, "3": 0.855, "5": 0.914, "10": 0.972 };
    for (const [rank, share] of Object.entries(published)) {
      const found = new Map(Object.entries(document.stream.topProviderShares)).get(rank) ?? Number.NaN;
      expect(Math.abs(found - share), rank).toBeLessThan(0.03);
    }
  });

  test("has the published shares of the location classes, to 2 points", () => {
    const published = {
      international: 0.9176,
      usWithState: 0.02514,
      usWithoutState: 0.00613,
      noCountryUsRelated: 0.01352,
      unknown: 0.03762,
    };
    for (const [name, share] of Object.entries(published)) {
      expect(Math.abs((document.stream.locationClassShares[name] ?? Number.NaN) - share), name).toBeLessThan(0.02);
    }
  });
});

describe("the published rules over that week", () => {
  test.each(["baseline", "bundled"])("escalate between 0.10 %% and 0.30 %% of the reports, as %s", (strategy) => {
    expect(value(strategy, "escalation.share")).toBeGreaterThan(0.001);
    expect(value(strategy, "escalation.share")).toBeLessThan(0.003);
  });

  test.each(["baseline", "bundled"])("mark the published share informational, to 3 points, as %s", (strategy) => {
    expect(Math.abs(value(strategy, "disposition.informationalShare") - 0.497)).toBeLessThan(0.03);
  });
});

test("every report is made available within a week, whatever the strategy", () => {
  for (const { name, metrics } of document.strategies) {
    expect(metrics["throughput.availableWithin7d"], name).toMatchObject({ n: document.stream.reports });
    expect(value(name, "throughput.availableWithin7d"), name).toBeGreaterThan(0.99);
  }
});

test("first come escalates nothing, and says so", () => {
  expect(value("plain", "escalation.share")).toBe(0);
  const plain = document.strategies.find(({ name }) => name === "plain");
  expect(plain?.metrics["escalation.precision"]).toMatchObject({ value: null, reason: "nothing was escalated" });
});

test("bundling makes fewer work items than reports, and no bundling exactly as many", () => {
  expect(value("baseline", "dedup.compression")).toBe(1);
  expect(value("bundled", "dedup.compression")).toBeGreaterThan(1.05);
  expect(value("plain", "dedup.compression")).toBe(value("bundled", "dedup.compression"));
});

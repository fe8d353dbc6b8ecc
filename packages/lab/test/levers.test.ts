import { describe, expect, test } from "vitest";
import { type Run, runScenario } from "../src/run-scenario.ts";
import { type Keys, smallScenario, strategyLine } from "./fixtures/small-scenario.ts";

const baseline = strategyLine("baseline", "none", "published-rules", "address-only");

async function runWith(keys: Keys): Promise<Run> {
  return runScenario(smallScenario([baseline], { days: 1, warmupDays: 1, scale: 0.2, ...keys }), 1, { workers: 1 });
}

function metric({ results }: Run, name: string): { readonly value: number; readonly n: number } {
  const found = results.metrics.strategies[0]?.metrics[name];
  return { value: found?.value ?? Number.NaN, n: found?.n ?? 0 };
}

function ofClass({ results }: Run, name: string, providerClass: string): number {
  const row = results.strata.find(
    ({ metric, dimension, group }) => metric === name && dimension === "providerClass" && group === providerClass,
  );
  return row?.value ?? Number.NaN;
}

describe("twice the completeness of addresses at one class of providers", () => {
  const halved = "[{ of: socialFeed, towards: thin, by: 0.5, fields: [accountAddress, fileAddress] }]";

  test("cuts the share of its reports that no address resolves, and leaves the other classes as they were", async () => {
    const [half, whole] = [await runWith({ quality: halved }), await runWith({})];
    const unresolved = "jurisdiction.missRate.unresolved";
    expect(ofClass(whole, unresolved, "socialFeed")).toBeLessThan(0.5 * ofClass(half, unresolved, "socialFeed"));
    expect(ofClass(whole, unresolved, "cloudSearch")).toBe(ofClass(half, unresolved, "cloudSearch"));
    expect(metric(whole, unresolved).value).toBeLessThan(metric(half, unresolved).value);
  });
});

describe("batched submissions of one class", () => {
  const events = "[{ kind: batching, of: socialFeed, from: 2023-01-01, share: 0.9 }]";

  test("raise the compression by the reports that they stand for, and the share of reports that miss their agency", async () => {
    const [without, batched] = [await runWith({ scale: 0.5 }), await runWith({ scale: 0.5, events })];
    expect(metric(without, "dedup.compression").value).toBe(1);
    const [all, fewer] = [without, batched].map(({ results }) => results.metrics.stream.reports);
    expect(fewer).toBeLessThan(0.99 * (all ?? 0));
    expect(metric(batched, "dedup.compression").value).toBeCloseTo((all ?? 0) / (fewer ?? 0), 12);
    const misses = "jurisdiction.missRate";
    expect(metric(batched, misses).value).toBeGreaterThan(1.3 * metric(without, misses).value);
  });
});

describe("encryption at one class", () => {
  const world = "{ contactUrgentShare: 0.3, otherUrgentShare: 0.002, imminentShare: 0.4 }";
  const encryption = (removed: number, removedImminent: number): string =>
    `[{ kind: encryption, of: socialFeed, from: 2023-01-01, ` +
    `removed: { value: ${removed}, range: [0, 1] }, removedImminent: { value: ${removedImminent}, range: [0, 1] } }]`;
  const imminent = "escalation.recall.imminent";

  test("removes reports, and by a parameter of its own imminent events", async () => {
    const keys = { scale: 0.5, world };
    const usual = await runWith(keys);
    const [most, few] = [
      await runWith({ ...keys, events: encryption(0.5, 0.95) }),
      await runWith({ ...keys, events: encryption(0.5, 0.05) }),
    ];
    const reports = ({ results }: Run): number => results.metrics.stream.reports;
    expect(reports(most) / reports(usual)).toBeLessThan(0.75);
    expect(Math.abs(reports(most) / reports(few) - 1)).toBeLessThan(0.01);
    expect(metric(usual, imminent).n).toBeGreaterThan(40);
    expect(metric(most, imminent).n).toBeLessThan(0.7 * metric(usual, imminent).n);
    expect(metric(few, imminent).n).toBeGreaterThan(0.85 * metric(usual, imminent).n);
  });
});

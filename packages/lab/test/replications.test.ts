import { type Comparison, paths } from "@tipbench/vocabulary";
import { beforeAll, describe, expect, test } from "vitest";
import type { Decision } from "../src/replication/decision-values.ts";
import { replicationSeed } from "../src/replication/settings.ts";
import { type Run, runScenario } from "../src/run-scenario.ts";
import { smallScenario, strategyLine } from "./fixtures/small-scenario.ts";

const base = strategyLine("base", "exact-hash", "published-rules", "address-only");
const twin = strategyLine("twin", "{ use: exact-hash, days: 30 }", "published-rules", "address-only");
const routed = strategyLine("routed", "exact-hash", "published-rules", "{ reference: oracle }");
const other = strategyLine("other", "none", "first-come", "stated-first");
const primary = "[jurisdiction.missRate, throughput.availableWithin24h, disposition.informationalShare]";

const runOf = (strategies: readonly string[], replications: number, seed = "seven"): Promise<Run> =>
  runScenario(smallScenario(strategies, { seed, primary, scale: 0.02 }), replications, { workers: 1 });
const metricsOf = ({ results }: Run, name: string) =>
  results.metrics.strategies.find((strategy) => strategy.name === name)?.metrics ?? {};
const decisionsOf = ({ results }: Run, name: string): readonly Decision[] => results.decisions.get(name) ?? [];
const comparisonOf = ({ results }: Run, b: string, metric: string): Comparison | undefined =>
  results.metrics.comparisons.find((found) => found.b === b && found.metric === metric);

/** All that is written of one strategy, as text. */
function textOf(run: Run, name: string): string {
  const { series, strata } = run.results;
  const own = <T extends { readonly strategy: string }>(rows: readonly T[]) =>
    rows.filter(({ strategy }) => strategy === name).map(({ strategy: _, ...row }) => row);
  return JSON.stringify([metricsOf(run, name), own(series), own(strata), decisionsOf(run, name)]);
}

let three: Run;
beforeAll(async () => {
  three = await runOf([base, twin, routed, other], 3);
});

describe("three replications", () => {
  test("are three streams", () => {
    const reports = [0, 1, 2].map((number) =>
      decisionsOf(three, "base").filter(({ replication }) => replication === number),
    );
    const ids = reports.map((rows) => new Set(rows.map(({ reportId }) => reportId)));
    expect(new Set(reports.map(({ length }) => length)).size).toBeGreaterThan(1);
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const shared = [...(ids[a] ?? [])].filter((id) => ids[b]?.has(id));
      expect(shared.length).toBeLessThan(3); // ids of 32 bits, some thousands each
    }
    expect(new Set([0, 1, 2].map((number) => replicationSeed(three.scenario, number))).size).toBe(3);
  });

  test("count what was labelled together, as the metrics have it of each", () => {
    const { counts } = three.results;
    const { value } = metricsOf(three, "base")["files.addedToListPerDay"] ?? {};
    const labels = counts.strategies.find(({ name }) => name === "base")?.labels;
    expect(labels?.files).toBeGreaterThan(labels?.addedToList ?? 0);
    expect(labels?.addedToList).toBeCloseTo((value ?? 0) * counts.days * 3, 6);
  });

  test("begin with the one that is run alone", async () => {
    const one = await runOf([base, twin, routed, other], 1);
    for (const name of ["base", "routed", "other"]) {
      const first = decisionsOf(three, name).filter(({ replication }) => replication === 0);
      expect(first).toEqual(decisionsOf(one, name));
    }
  });

  test("bring every strategy the same reports with the same truth", () => {
    const received = (name: string) =>
      decisionsOf(three, name).map(
        ({ replication, row, reportId, receivedAtSeconds, provider, providerClass, incidentType, grade, leadAgency }) =>
          [
            replication,
            row,
            reportId,
            receivedAtSeconds,
            provider,
            providerClass,
            incidentType,
            grade,
            leadAgency,
          ].join(),
      );
    expect(received("base").length).toBeGreaterThan(10_000);
    for (const name of ["twin", "routed", "other"]) expect(received(name)).toEqual(received("base"));
  });

  test("give equal strategies equal results", () => {
    expect(textOf(three, "twin")).toBe(textOf(three, "base"));
    expect(textOf(three, "routed")).not.toBe(textOf(three, "base"));
  });

  test("let desks take the same time for the same work, wherever it is sent", () => {
    const times = (name: string) =>
      decisionsOf(three, name).map(({ path, deliveredAtSeconds }) => `${path} ${deliveredAtSeconds}`);
    expect(times("routed")).toEqual(times("base"));
    const taken = new Set(decisionsOf(three, "base").map(({ path }) => path));
    expect([...taken].sort()).toEqual(paths.map((_, code) => code));
    expect(decisionsOf(three, "routed").map(({ agency1 }) => agency1)).not.toEqual(
      decisionsOf(three, "base").map(({ agency1 }) => agency1),
    );
  });

  test("leave a strategy as it was when another one changes", async () => {
    const changed = strategyLine(
      "other",
      "{ use: exact-hash, scope: account }",
      "{ reference: oracle }",
      "address-only",
    );
    const again = await runOf([base, twin, routed, changed], 3);
    for (const name of ["base", "twin", "routed"]) expect(textOf(again, name)).toBe(textOf(three, name));
    expect(textOf(again, "other")).not.toBe(textOf(three, "other"));
  });
});

describe("an estimate over three replications", () => {
  const tQuantile = 4.302653; // Student's t, 2 degrees of freedom, 97.5 %

  test("is the mean, between the ends of its 95 % t interval", async () => {
    const shares = [0, 1, 2].map((number) => {
      const rows = decisionsOf(three, "base").filter(
        ({ replication, receivedAtSeconds }) => replication === number && receivedAtSeconds >= 0,
      );
      return { rows: rows.length, value: rows.filter(({ escalated }) => escalated === 1).length / rows.length };
    });
    const mean = shares.reduce((sum, { value }) => sum + value, 0) / 3;
    const deviation = Math.sqrt(shares.reduce((sum, { value }) => sum + (value - mean) * (value - mean), 0) / 2);
    const found = metricsOf(three, "base")["escalation.share"];
    expect(found?.value).toBeCloseTo(mean, 12);
    expect(found?.low).toBeCloseTo(mean - (tQuantile * deviation) / Math.sqrt(3), 8);
    expect(found?.high).toBeCloseTo(mean + (tQuantile * deviation) / Math.sqrt(3), 8);
    expect(found?.n).toBe(shares.reduce((sum, { rows }) => sum + rows, 0));
  });

  test("has an interval wherever it has a value, or says why it has none", () => {
    for (const { name } of three.results.metrics.strategies) {
      for (const [metric, { value, low, high, reason }] of Object.entries(metricsOf(three, name))) {
        if (value === null) expect(reason, metric).toMatch(/\w/);
        else if (low !== null && high !== null) expect(low <= value && value <= high, metric).toBe(true);
      }
    }
    const whole = metricsOf(three, "base")["throughput.availableWithin24h"];
    expect([whole?.low, whole?.high]).not.toContain(null);
  });

  test("comes with a verdict on the paired difference, adjusted where it was named in advance", () => {
    expect(comparisonOf(three, "routed", "jurisdiction.missRate")).toMatchObject({ a: "base", verdict: "better" });
    expect(comparisonOf(three, "other", "disposition.informationalShare")).toMatchObject({ verdict: "no evidence" });
    expect(comparisonOf(three, "twin", "jurisdiction.missRate")).toMatchObject({
      difference: 0,
      low: 0,
      high: 0,
      adjusted: 1,
      verdict: "no evidence",
    });
    for (const { metric, adjusted } of three.results.metrics.comparisons) {
      if (!three.scenario.primary.includes(metric)) expect(adjusted, metric).toBeNull();
    }
  });
});

test("one replication has no interval, and too few data for any verdict", async () => {
  const one = await runOf([base, routed], 1);
  for (const { metrics } of one.results.metrics.strategies) {
    for (const { low, high } of Object.values(metrics)) expect([low, high]).toEqual([null, null]);
  }
  for (const { low, high } of [...one.results.series, ...one.results.strata]) expect([low, high]).toEqual([null, null]);
  expect(one.results.metrics.comparisons.length).toBeGreaterThan(40);
  for (const { low, high, adjusted, verdict } of one.results.metrics.comparisons) {
    expect({ low, high, adjusted, verdict }).toEqual({
      low: null,
      high: null,
      adjusted: null,
      verdict: "too few data",
    });
  }
});

test("another seed is another stream", async () => {
  const [seven, eight] = [await runOf([base], 1), await runOf([base], 1, "eight")];
  expect(eight.results.metrics.stream.hash).not.toBe(seven.results.metrics.stream.hash);
});

test("no replication at all is refused", async () => {
  await expect(runOf([base], 0)).rejects.toThrow(RangeError);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { generateStream } from "../src/generate-stream.ts";
import type { Decision } from "../src/replication/decision-values.ts";
import { type Run, runScenario } from "../src/run-scenario.ts";
import { smallScenario, strategyLine } from "./fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "./fixtures/temporary-folder.ts";

removeFoldersAfterAll();

const strategies = [
  strategyLine("base", "none", "published-rules", "address-only"),
  strategyLine("bundled", "exact-hash", "published-rules", "stated-first"),
];
const scenarioWith = (thinning: number) =>
  smallScenario(strategies, { scale: 0.1, storedRows: 1_000_000, world: `{ thinning: ${thinning} }` });

/** What the stream, or a stage that looks at one report, says of a report: all but its number, and what the house made of it. */
const ownColumns = [
  "reportId",
  "receivedAtSeconds",
  "provider",
  "providerClass",
  "incidentType",
  "grade",
  "leadAgency",
  "priority",
  "disposition",
  "score",
  "confidence",
] as const satisfies readonly (keyof Decision)[];

let whole: Run;
let thinned: Run;
const decisionsOf = ({ results }: Run, name: string): readonly Decision[] => results.decisions.get(name) ?? [];
beforeAll(async () => {
  whole = await runScenario(scenarioWith(0), 1, { workers: 1 });
  thinned = await runScenario(scenarioWith(0.01), 1, { workers: 1 });
});

describe("a lever that takes away 1 % of the events", () => {
  test("takes away about 1 % of the reports", () => {
    const [all, left] = [decisionsOf(whole, "base").length, decisionsOf(thinned, "base").length];
    expect(all).toBeGreaterThan(20_000);
    const spread = Math.sqrt(0.01 * all * 1.5); // some events have several reports
    expect(Math.abs(all - left - 0.01 * all)).toBeLessThan(4 * spread);
    expect(thinned.results.metrics.stream.reports).toBeLessThan(whole.results.metrics.stream.reports);
  });

  test("leaves every other report as it was, and in its order", () => {
    for (const name of ["base", "bundled"]) {
      const known = new Map(decisionsOf(whole, name).map((decision) => [decision.reportId, decision]));
      const rows = decisionsOf(thinned, name).map(({ reportId }) => known.get(reportId)?.row ?? -1);
      expect(rows).toEqual([...rows].sort((a, b) => a - b));
      expect(rows[0]).toBeGreaterThanOrEqual(0);
      const different = decisionsOf(thinned, name).filter((decision) =>
        ownColumns.some((column) => decision[column] !== known.get(decision.reportId)?.[column]),
      );
      expect(different).toEqual([]);
    }
  });

  test("numbers the rows that are left without a gap", () => {
    const rows = decisionsOf(thinned, "base").map(({ row }) => row);
    expect(rows).toEqual(rows.map((_, row) => row));
  });

  test("leaves all columns of the stream, of the files and of the truth as they were", async () => {
    for (const table of ["reports", "files", "truth"]) {
      const [all, left] = [await linesOf(0, table), await linesOf(0.01, table)];
      expect(left.length).toBeLessThan(all.length);
      expect(isSubsequence(left, all), table).toBe(true);
    }
  });
});

test("a lever at 0 is no lever: the same stream, by its hash", async () => {
  const { results } = await runScenario(smallScenario(strategies, { scale: 0.1, storedRows: 1_000_000 }), 1, {
    workers: 1,
  });
  expect(results.metrics.stream.hash).toBe(whole.results.metrics.stream.hash);
  expect(results.metrics.stream.hash).not.toBe(thinned.results.metrics.stream.hash);
});

const fewer: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["thinned", { world: "{ thinning: 0.3 }" }],
  ["usual", {}],
  ["broken off", { events: "[{ kind: outage, of: provider-001, from: 2023-01-01, to: 2023-01-02 }]" }],
];

test.each(fewer)("bundles of a %s run are scored as what they are: the oracle's are exact", async (_, keys) => {
  const oracle = strategyLine("best", "{ reference: oracle }", "first-come", "address-only");
  const { results } = await runScenario(smallScenario([oracle], keys), 1, { workers: 1 });
  const metrics = results.metrics.strategies[0]?.metrics ?? {};
  for (const name of ["pairwise.precision", "pairwise.recall", "exactCluster.precision", "bCubed.byEntity.f1"]) {
    expect(metrics[`dedup.event.${name}`]?.value, name).toBeCloseTo(1, 12);
  }
});

/** The lines of a table of the generated stream, without the number of the row. */
async function linesOf(thinning: number, table: string): Promise<string[]> {
  const folder = join(temporaryFolder(), "stream");
  await generateStream(smallScenario(strategies, { world: `{ thinning: ${thinning} }` }), { folder, format: "jsonl" });
  const parts = readdirSync(join(folder, table)).sort();
  const lines = parts.flatMap((part) =>
    readFileSync(join(folder, table, part), "utf8")
      .trimEnd()
      .split("\n"),
  );
  return lines.map((line) => line.replace(/"row":\d+,/, ""));
}

function isSubsequence(part: readonly string[], all: readonly string[]): boolean {
  let found = 0;
  for (const line of all) if (line === part[found]) found += 1;
  return found === part.length;
}

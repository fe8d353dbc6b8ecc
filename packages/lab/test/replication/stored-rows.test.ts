import { keyOf } from "@tipbench/random";
import { providerClasses } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { sizesOf } from "../../src/replication/replication-request.ts";
import { type StoragePolicy, StoredRows, storagePolicy } from "../../src/replication/stored-rows.ts";
import { tickView } from "../../src/replication/tick-view.ts";
import { firstChunk, smallWorld } from "../fixtures/first-chunk.ts";
import { smallScenario } from "../fixtures/small-scenario.ts";

const world = smallWorld("stored");
const chunk = firstChunk(world, world.clock.ticks);
const views = Array.from({ length: chunk.ticks }, (_, tick) => tickView(chunk, tick));

/** Rows that a policy keeps; `escalated` rows were escalated. */
function keptRows(policy: StoragePolicy, escalated: ReadonlySet<number> = new Set()): number[] {
  const stored = new StoredRows(policy, chunk.rows);
  const kept: number[] = [];
  for (const view of views) {
    for (let i = 0; i < view.rows; i++) {
      const row = view.firstRow + i;
      const isKept = stored.wants(view, i, escalated.has(row) ? 1 : 0);
      expect(stored.has(row)).toBe(isKept);
      if (isKept) kept.push(row);
    }
  }
  return kept;
}

const shares = (share: number): Float64Array => new Float64Array(providerClasses.length).fill(share);
const sample = (share: number): StoragePolicy => ({
  keep: "sample",
  key: keyOf("s", "stored"),
  shareOfClass: shares(share),
});
const urgentRows = Array.from({ length: chunk.rows }, (_, row) => row).filter((row) => chunk.truth.grade[row] !== 0);

describe("a policy", () => {
  test("keeps all", () => {
    expect(keptRows({ keep: "all" })).toHaveLength(chunk.rows);
  });

  test("keeps one report", () => {
    const reportId = chunk.columns.reportId[1234] ?? 0;
    expect(keptRows({ keep: "report", reportId })).toEqual([1234]);
  });

  test("keeps what is urgent and what was escalated, even where it samples nothing else", () => {
    expect(urgentRows.length).toBeGreaterThan(0);
    expect(keptRows(sample(0), new Set([5, 77, 1500]))).toEqual(
      [...new Set([...urgentRows, 5, 77, 1500])].sort((a, b) => a - b),
    );
  });

  test("keeps of the others the share of their class, about", () => {
    const routine = chunk.rows - urgentRows.length;
    const kept = keptRows(sample(0.2)).length - urgentRows.length;
    expect(Math.abs(kept - 0.2 * routine)).toBeLessThan(4 * Math.sqrt(0.2 * 0.8 * routine));
    expect(keptRows(sample(1))).toHaveLength(chunk.rows);
  });

  test("keeps the same rows of a sample again, and more of a larger share", () => {
    const [few, more] = [keptRows(sample(0.1)), keptRows(sample(0.3))];
    expect(keptRows(sample(0.1))).toEqual(few);
    expect(few.filter((row) => !more.includes(row))).toEqual([]);
  });
});

describe("a row that may be escalated later is held, once,", () => {
  const holding = (policy: StoragePolicy, row: number) => {
    const stored = new StoredRows(policy, chunk.rows);
    return [stored.holds(row), stored.has(row), stored.holds(row)];
  };

  test("where a sample is kept", () => {
    expect(holding(sample(0), 77)).toEqual([true, true, false]);
  });

  test("and not where one report is asked for", () => {
    expect(holding({ keep: "report", reportId: 1 }, 77)).toEqual([false, false, false]);
  });
});

describe("the policy of a scenario", () => {
  const policyOf = (storedRows: number) =>
    storagePolicy(
      smallScenario(["{ name: a, dedup: none, triage: first-come, routing: address-only }"], { storedRows }),
      world,
    );

  test("keeps all up to the number of submissions that it says, of which not all are sent in time", () => {
    const { rows } = sizesOf(world);
    expect(chunk.rows).toBeLessThanOrEqual(rows);
    expect(policyOf(rows)).toEqual({ keep: "all" });
    expect(policyOf(rows - 1).keep).toBe("sample");
  });

  test("asks for about 500 rows of each provider class, all of a class that has fewer", () => {
    const policy = policyOf(1);
    if (policy.keep !== "sample") throw new Error("all rows are kept");
    const kept = keptRows(policy);
    const count = (rows: readonly number[], code: number) =>
      rows.filter((row) => chunk.truth.providerClass[row] === code).length;
    const all = Array.from({ length: chunk.rows }, (_, row) => row);
    for (const [code, name] of providerClasses.entries()) {
      const expected = Math.min(500, count(all, code));
      expect(Math.abs(count(kept, code) - expected), name).toBeLessThan(100);
    }
  });
});

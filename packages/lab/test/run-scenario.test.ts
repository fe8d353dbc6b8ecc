import { UserError } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import type { Execution } from "../src/replication/settings.ts";
import { runScenario } from "../src/run-scenario.ts";
import { houseStages } from "../src/scenario/house-stages.ts";
import { parseScenario } from "../src/scenario/load-scenario.ts";
import { scenarioText, smallScenario, strategyLine } from "./fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "./fixtures/temporary-folder.ts";

removeFoldersAfterAll();

const strategies = [
  strategyLine("base", "none", "published-rules", "address-only"),
  strategyLine("bundled", "exact-hash", "published-rules", "stated-first"),
];
const openThreads = (): number => process.getActiveResourcesInfo().filter((kind) => kind === "MessagePort").length;

describe.each<Partial<Execution>>([
  { workers: 1, chunkTicks: 4 },
  { workers: 2, chunkTicks: 4 },
])("a run with %o that is stopped", (settings) => {
  const stopped = async (stop: (controller: AbortController) => void) => {
    const controller = new AbortController();
    const seen = { done: 0, total: 0, threads: 0 };
    const onProgress = (done: number, total: number): void => {
      Object.assign(seen, { done, total, threads: openThreads() });
      if (done === 40) stop(controller);
    };
    const run = runScenario(smallScenario(strategies, { days: 8, scale: 0.05 }), 3, {
      ...settings,
      onProgress,
      signal: controller.signal,
    });
    const reason: unknown = await run.then(
      () => "it came to its end",
      (error: unknown) => error,
    );
    return { reason, ...seen };
  };

  test("ends with the signal's reason, at once, and leaves no thread", async () => {
    const before = openThreads();
    const reason = { why: "the user said so" };
    const found = await stopped((controller) => controller.abort(reason));
    expect(found.reason).toBe(reason);
    expect(found).toMatchObject({ done: 40, total: 3 * 9 * 96 });
    expect(found.threads > before).toBe(settings.workers === 2);
    expect(openThreads()).toBe(before);
  });

  test("hears what comes from outside: a timer, as a signal of the system would", async () => {
    const found = await stopped((controller) => setTimeout(() => controller.abort(new Error("now")), 0));
    expect(found.reason).toEqual(new Error("now"));
    expect(found.done).toBeLessThan(found.total / 6);
  });
});

test("a signal that is aborted before the start lets nothing begin", async () => {
  const seen: number[] = [];
  const settings = {
    signal: AbortSignal.abort(new Error("never")),
    onProgress: (done: number) => void seen.push(done),
  };
  await expect(runScenario(smallScenario(strategies), 1, settings)).rejects.toThrow("never");
  expect(seen).toEqual([]);
});

test("progress goes up to the whole, over all replications", async () => {
  const seen: number[] = [];
  const onProgress = (done: number, total: number): void => void seen.push(done / total);
  await runScenario(smallScenario(strategies), 2, { workers: 1, chunkTicks: 50, onProgress });
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen).toHaveLength(2 * Math.ceil((3 * 96) / 50));
  expect(seen.at(-1)).toBe(1);
});

describe("a fault of a stage", () => {
  const source = `
export const createStage = () => ({
  name: "late",
  reads: [],
  triage({ firstRow, rows }, _occasion, out) {
    if (firstRow > 900) throw new Error("tired");
    out.priority.fill(4, 0, rows);
    out.disposition.fill(1, 0, rows);
  },
});
`;
  test.each([
    ["first", [1, 0]],
    ["second", [0, 1]],
  ] as const)("of the %s strategy is told alike in one thread and in two, which are gone then", async (_, order) => {
    const folder = temporaryFolder({ "late.ts": source });
    const lines = [
      strategyLine("base", "none", "first-come", "address-only"),
      strategyLine("late", "exact-hash", "./late.ts", "address-only"),
    ];
    const text = scenarioText(order.map((index) => lines[index] ?? ""));
    const scenario = parseScenario(text, `${folder}/a.yaml`, {}, houseStages);
    const before = openThreads();
    const [one, two] = [await faultOf({ workers: 1 }), await faultOf({ workers: 2 })];
    expect(one.problems).toMatchObject([{ code: "stage-threw", found: "Error: tired" }]);
    expect(two.problems).toEqual(one.problems);
    expect(openThreads()).toBe(before);

    async function faultOf(settings: Partial<Execution>): Promise<UserError> {
      const error: unknown = await runScenario(scenario, 1, settings).catch((reason: unknown) => reason);
      if (error instanceof UserError) return error;
      throw error;
    }
  });
});

describe("a run without a report", () => {
  test.each([1, 2] as const)("says of every metric why it is null or what it is, with %d workers", async (workers) => {
    const { results } = await runScenario(smallScenario(strategies, { scale: 1e-9 }), 2, { workers });
    expect(results.metrics.stream).toMatchObject({ reports: 0, files: 0, filesPerReport: 0, providers: 0 });
    for (const { metrics } of results.metrics.strategies) {
      expect(Object.keys(metrics).length).toBeGreaterThan(40);
      for (const { value, n, reason } of Object.values(metrics)) {
        if (value === null) expect(reason).toMatch(/^(no|nothing|fewer|precision) /);
        else expect(n).toBeGreaterThanOrEqual(0);
      }
    }
    expect([...results.decisions.values()].flat()).toEqual([]);
  });
});

test("one measured day without a warm-up is a run", async () => {
  const { results } = await runScenario(smallScenario(strategies, { days: 1, warmupDays: 0 }), 1, { workers: 1 });
  const days = new Set(results.series.map(({ day }) => day));
  expect([...days]).toEqual([0]);
  expect(results.metrics.stream.reports).toBe(results.decisions.get("base")?.length);
});

describe("the tables of a run", () => {
  const shares = ["escalation.share", "throughput.availableWithin24h", "jurisdiction.missRate"] as const;
  const mean = (rows: readonly { readonly value: number | null; readonly n: number }[]): number =>
    rows.reduce((sum, { value, n }) => sum + (value ?? 0) * n, 0) / rows.reduce((sum, { n }) => sum + n, 0);

  test("add up to the metrics of their strategy, over its days and over the groups of every dimension", async () => {
    const { results } = await runScenario(smallScenario(strategies, { scale: 0.05 }), 1, { workers: 1 });
    for (const { name, metrics } of results.metrics.strategies) {
      for (const metric of shares) {
        const own = <T extends { readonly strategy: string; readonly metric: string }>(rows: readonly T[]): T[] =>
          rows.filter((row) => row.strategy === name && row.metric === metric);
        const [days, groups] = [own(results.series), own(results.strata)];
        expect(days.map(({ day }) => day)).toEqual([0, 1]);
        expect(mean(days), `${name} ${metric}`).toBeCloseTo(metrics[metric]?.value ?? Number.NaN, 12);
        for (const dimension of ["providerClass", "incidentType", "region"]) {
          const within = groups.filter((group) => group.dimension === dimension);
          expect(mean(within), `${name} ${metric} ${dimension}`).toBeCloseTo(metrics[metric]?.value ?? Number.NaN, 12);
        }
      }
    }
  });

  test("measure the backlog at the end of every measured tick, and of no other", async () => {
    const { results } = await runScenario(smallScenario(strategies), 2, { workers: 1 });
    for (const { metrics } of results.metrics.strategies) expect(metrics["backlog.max"]?.n).toBe(2 * 2 * 96);
  });
});

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { generateStream } from "../../src/generate-stream.ts";
import { openRecording } from "../../src/recording/open-recording.ts";
import type { Execution } from "../../src/replication/settings.ts";
import { type Run, runScenario } from "../../src/run-scenario.ts";
import { houseStages } from "../../src/scenario/house-stages.ts";
import { parseScenario } from "../../src/scenario/load-scenario.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { verifyRun } from "../../src/verify-run.ts";
import { learning, secondWord } from "../fixtures/labelling-stages.ts";
import { scenarioText, smallScenario, strategyLine } from "../fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "../fixtures/temporary-folder.ts";
import { writtenRun } from "../fixtures/written-run.ts";

removeFoldersAfterAll();

const oracle = "{ reference: oracle }";
const strategies = [
  strategyLine("base", "none", "published-rules", "address-only"),
  strategyLine("bundled", "{ use: exact-hash, days: 30 }", "./second-word.ts", "stated-first"),
  strategyLine("taught", "none", "./learning.ts", "address-only"),
  strategyLine("best", oracle, oracle, oracle),
];
const [smallest] = smallScenario([strategyLine("small", "none", "first-come", "stated-first")]).strategies;
const events = "[{ kind: batching, of: socialFeed, share: 0.5, from: 2023-01-01 }]";
const keys = { days: 1, warmupDays: 1, scale: 0.002, seed: "replayed", primary: "[escalation.share]" };

let scenario: Scenario;
let live: Run;
const streams = new Map<string, string>();
const textOf = ({ metrics, series, strata, decisions }: Run["results"]): string =>
  JSON.stringify({ metrics, series, strata, decisions: [...decisions] });

async function replay(stream: string, settings: Partial<Execution> = {}, replications = 1): Promise<Run> {
  const recording = await openRecording(streams.get(stream) ?? "", scenario);
  return runScenario(scenario, replications, { workers: 1, ...settings }, recording);
}

beforeAll(async () => {
  const folder = temporaryFolder({ "second-word.ts": secondWord, "learning.ts": learning });
  scenario = parseScenario(scenarioText(strategies, keys), join(folder, "a.yaml"), {}, houseStages);
  live = await runScenario(scenario, 1, { workers: 1 });
  for (const format of ["parquet", "jsonl", "csv"] as const) {
    const { folder: made } = await generateStream(scenario, { folder: join(folder, format), format });
    streams.set(format, made);
  }
});

describe("a stream that was generated, and recorded with all columns", () => {
  test.each(["parquet", "jsonl", "csv"])(
    "gives from %s the same metrics and decisions as its world",
    async (format) => {
      const run = await replay(format);
      expect(textOf(run.results)).toBe(textOf(live.results));
      const { stream, strategies: counts } = run.results.counts;
      expect(counts).toEqual(live.results.counts.strategies);
      expect({ ...stream, filesByKind: null, reportsWithPerceptuallyUniqueFile: null }).toEqual({
        ...live.results.counts.stream,
        filesByKind: null,
        reportsWithPerceptuallyUniqueFile: null,
      });
      for (const [kind, found] of Object.entries(live.results.counts.stream.filesByKind)) {
        expect(Reflect.get(stream.filesByKind, kind)).toEqual({ ...found, perceptuallyUnique: null });
      }
    },
  );

  test("gives them whatever the threads, chunks and slices are", async () => {
    const run = await replay("parquet", { workers: 2, chunkTicks: 7, sliceRows: 5 });
    expect(textOf(run.results)).toBe(textOf(live.results));
  });

  test("has one hash in all formats, which is in the manifest without a path", async () => {
    const { folder } = await writtenRun(await replay("jsonl"), temporaryFolder());
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    const other = await openRecording(streams.get("parquet") ?? "", scenario);
    expect(manifest.stream).toMatchObject({ hash: other.hash, reports: other.reports, lacking: [] });
    expect(JSON.stringify(manifest)).not.toContain(streams.get("jsonl"));
  });

  test("has another hash when one value is another", async () => {
    const at = join(temporaryFolder(), "changed");
    for (const table of readdirSync(streams.get("jsonl") ?? "")) {
      if (table.includes(".")) continue;
      mkdirSync(join(at, table), { recursive: true });
      const part = join(table, "part-00000.jsonl");
      const text = readFileSync(join(streams.get("jsonl") ?? "", part), "utf8");
      writeFileSync(join(at, part), text.replace('"retentionDays":90', '"retentionDays":91'));
    }
    const [changed, whole] = [
      await openRecording(at, scenario),
      await openRecording(streams.get("csv") ?? "", scenario),
    ];
    expect(changed.hash).not.toBe(whole.hash);
  });
});

describe("a run on a recorded stream", () => {
  test("is verified with its stream, in any format, and not without", async () => {
    const { folder } = await writtenRun(await replay("parquet"), temporaryFolder());
    const verified = (stream: string | null) => verifyRun(folder, temporaryFolder(), { workers: 1 }, stream);
    expect((await verified(streams.get("jsonl") ?? "")).problems).toEqual([]);
    await expect(verified(null)).rejects.toMatchObject({ problems: [{ code: "stream-needed" }] });
    const { folder: less } = await generateStream(scenario, {
      folder: join(temporaryFolder(), "s"),
      format: "csv",
      reports: 40,
    });
    await expect(verified(less)).rejects.toMatchObject({ problems: [{ code: "other-stream", at: less }] });
  });

  test("has the same stream in each replication, and other draws of the house", async () => {
    const { results } = await replay("parquet", {}, 2);
    const rows = results.decisions.get("base") ?? [];
    const of = (replication: number) => rows.filter((row) => row.replication === replication);
    expect(of(1).map(({ reportId }) => reportId)).toEqual(of(0).map(({ reportId }) => reportId));
    expect(of(1).map(({ deliveredAtSeconds }) => deliveredAtSeconds)).not.toEqual(
      of(0).map(({ deliveredAtSeconds }) => deliveredAtSeconds),
    );
  });
});

test("no more columns are needed than those that the guide names and that stages read", async () => {
  const guide = readFileSync(join(import.meta.dirname, "../../../../docs/guides/replay-a-recording.md"), "utf8");
  const named = /^- of reports ([\s\S]*?)^- those/m.exec(guide)?.[1] ?? "";
  const columns = Array.from(named.matchAll(/`(\w+)`/g), ([, name = ""]) => name);
  if (!smallest) throw new Error("the scenario has no strategy");
  const lone = { ...scenario, strategies: [smallest] };
  const target = { folder: join(temporaryFolder(), "few"), format: "parquet", columns } as const;
  const recording = await openRecording((await generateStream(lone, target)).folder, lone);
  expect(recording.columns).toHaveLength(columns.length + 1);
  const { results } = await runScenario(lone, 1, { workers: 1 }, recording);
  expect(textOf(results)).toBe(textOf((await runScenario(lone, 1, { workers: 1 })).results));
});

test.each([1, 2] as const)(
  "a file that is gone before it is run is told by its name, in %d threads",
  async (workers) => {
    const target = { folder: join(temporaryFolder(), "gone"), format: "jsonl", reports: 50 } as const;
    const { folder } = await generateStream(scenario, target);
    const recording = await openRecording(folder, scenario);
    rmSync(join(folder, "files"), { recursive: true });
    await expect(runScenario(scenario, 1, { workers }, recording)).rejects.toMatchObject({
      problems: [{ code: "damaged-stream", at: join(folder, "files/part-00000.jsonl") }],
    });
  },
);

test("the check of a stream ends when it is told to", async () => {
  const stopped = AbortSignal.abort(new Error("enough"));
  await expect(openRecording(streams.get("parquet") ?? "", scenario, stopped)).rejects.toThrow("enough");
});

test("a part of a stream runs by itself", async () => {
  const target = { folder: join(temporaryFolder(), "part"), format: "jsonl", reports: 100 } as const;
  const { folder } = await generateStream(scenario, target);
  streams.set("part", folder);
  const { results } = await replay("part");
  expect(results.metrics.stream.reports).toBe(100);
});

test.each(["parquet", "jsonl", "csv"] as const)("screen names are read as text from %s", async (format) => {
  const fuzzy = "{ use: entity-link, handles: fuzzy, link: 0.6, review: 0.6 }";
  const lone = smallScenario([strategyLine("fuzzy", fuzzy, "first-come", "address-only")], keys);
  const target = { folder: join(temporaryFolder(), "names"), format, columns: ["all", "handle"] };
  const recording = await openRecording((await generateStream(lone, target)).folder, lone);
  const { results } = await runScenario(lone, 1, { workers: 1 }, recording);
  const made = await runScenario(lone, 1, { workers: 1 });
  expect(results.links.get("fuzzy")).toEqual(made.results.links.get("fuzzy"));
});

test("a world with batched reports comes out the same from its recording", async () => {
  const text = scenarioText(strategies.slice(0, 1), { ...keys, events });
  const batching = parseScenario(text, scenario.file, {}, houseStages);
  const { folder } = await generateStream(batching, { folder: join(temporaryFolder(), "s"), format: "parquet" });
  const recorded = await runScenario(batching, 1, { workers: 1 }, await openRecording(folder, batching));
  expect(textOf(recorded.results)).toBe(textOf((await runScenario(batching, 1, { workers: 1 })).results));
});

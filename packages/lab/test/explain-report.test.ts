import { openRun } from "@tipbench/store";
import { type DecisionRow, paths, reportColumns, truthColumns, UserError } from "@tipbench/vocabulary";
import { beforeAll, describe, expect, test } from "vitest";
import { explainReport } from "../src/explain-report.ts";
import { type Run, runScenario } from "../src/run-scenario.ts";
import { houseStages } from "../src/scenario/house-stages.ts";
import { parseScenario } from "../src/scenario/load-scenario.ts";
import { ownStageFiles } from "./fixtures/own-stages.ts";
import { scenarioText, strategyLine } from "./fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "./fixtures/temporary-folder.ts";
import { writtenRun } from "./fixtures/written-run.ts";

removeFoldersAfterAll();

const strategies = [
  strategyLine("bundled", "exact-hash", "published-rules", "stated-first"),
  strategyLine("base", "none", "{ reference: random }", "address-only"),
  strategyLine("own", "./own-dedup.ts", "{ use: ./own-triage.ts, urgentAbove: 4.5 }", "./own-routing.ts"),
];
const names = ["bundled", "base", "own"];
/** A labelling desk so slow that some reports wait when all is over. */
const floor =
  "{ labellingServers: { value: 1, range: [1, 5] }, labellingBaseSeconds: { value: 9000, range: [90, 9000] }, labellingQueueLimit: 200 }";
const stillWaiting = -1;
const pathNames: readonly string[] = paths;

/** The run with every decision stored; a folder of the same run without any, and one with a sample. */
let whole: Run;
let empty: string;
let sampled: string;

async function runOf(storedRows: number): Promise<Run> {
  const text = scenarioText(strategies, { scale: 0.02, storedRows, floor });
  const scenario = parseScenario(text, `${temporaryFolder(ownStageFiles)}/a.yaml`, {}, houseStages);
  return runScenario(scenario, 2, { workers: 1 });
}

beforeAll(async () => {
  whole = await runOf(1_000_000);
  const none = { ...whole, results: { ...whole.results, decisions: new Map(names.map((name) => [name, []])) } };
  empty = (await writtenRun(none, temporaryFolder())).folder;
  sampled = (await writtenRun(await runOf(1), temporaryFolder())).folder;
});

/** What the whole run says of a report, strategy by strategy. */
function decisionsOn({ reportId, replication }: { reportId: number; replication: number }) {
  return names.map((name) => {
    const decisions = whole.results.decisions.get(name) ?? [];
    const found = decisions.find((decision) => decision.reportId === reportId && decision.replication === replication);
    return { name, ...found };
  });
}

const explained = (folder: string, { reportId, replication }: { reportId: number; replication: number }) =>
  explainReport(folder, { reportId, replication }, { workers: 1 });

/** The middle one of the reports of a strategy on a path. */
function reportOn(name: string, path: number, replication: number): DecisionRow {
  const found = (whole.results.decisions.get(name) ?? []).filter(
    (decision) => decision.path === path && decision.replication === replication,
  );
  const middle = found[found.length >> 1];
  if (!middle) throw new Error(`${name} has no report on path ${path}`);
  return middle;
}

test.each([
  ["automatic", 0, "bundled", 0],
  ["labelling", 1, "own", 1],
  ["urgent", 2, "own", 1],
  ["supplement", 3, "bundled", 0],
  ["of those that still wait", stillWaiting, "bundled", 1],
] as const)("a report on the path %s has its decisions made again, equal to those of a whole run", async (...kind) => {
  const [name, path, strategy, replication] = kind;
  expect(pathNames.indexOf(name)).toBe(path);
  const asked = reportOn(strategy, path, replication);
  const life = await explained(empty, asked);
  expect(life).toMatchObject({ stored: false, row: asked.row, reportId: asked.reportId, replication });
  expect(life.strategies).toEqual(decisionsOn(asked));
});

test("a report left out of a sample has its decisions made again", async () => {
  const run = await openRun(sampled);
  const stored = new Set((await run.decisions("base", { limit: 1e6 })).rows.map(({ reportId }) => reportId));
  const all = whole.results.decisions.get("base") ?? [];
  const left = all.filter(({ replication, reportId }) => replication === 0 && !stored.has(reportId));
  expect(left.length).toBeGreaterThan(1000);
  const asked = left[left.length >> 1];
  if (!asked) throw new Error("every report is stored");
  const life = await explained(sampled, asked);
  expect(life.stored).toBe(false);
  expect(life.strategies).toEqual(decisionsOn(asked));
});

test("a stored report has its decisions read, the same to the last bit", async () => {
  const run = await openRun(sampled);
  const { rows } = await run.decisions("bundled", { where: { grade: 1 }, limit: 3 });
  expect(rows.length).toBe(3);
  for (const asked of rows) {
    const life = await explained(sampled, asked);
    expect(life).toMatchObject({ stored: true, row: asked.row });
    expect(life.strategies).toEqual(decisionsOn(asked));
  }
});

test("threads and chunks tell the same life", async () => {
  const asked = reportOn("bundled", 3, 1);
  const { reportId, replication } = asked;
  const life = await explainReport(empty, { reportId, replication }, { workers: 2, chunkTicks: 3, sliceRows: 11 });
  expect(life).toEqual(await explained(empty, asked));
});

test("the columns and the truth are those of the report", async () => {
  const asked = reportOn("bundled", 2, 0);
  const { columns, truth } = await explained(sampled, asked);
  expect(Object.keys(columns)).toEqual(expect.arrayContaining([...Object.keys(reportColumns), "fileHash"]));
  expect(Object.keys(truth)).toEqual(Object.keys(truthColumns));
  expect(columns).toMatchObject({ reportId: asked.reportId, receivedAtSeconds: asked.receivedAtSeconds });
  const { fileCount, fileHash, primaryHash } = columns;
  expect(fileHash).toHaveLength(Number(fileCount));
  expect(Array.isArray(fileHash) && fileHash[0]).toBe(primaryHash ?? undefined);
});

describe("a report that the run does not have is refused:", () => {
  const refusal = async (reportId: number, replication: number) => {
    const error: unknown = await explained(empty, { reportId, replication }).catch((reason: unknown) => reason);
    if (!(error instanceof UserError)) throw error;
    return error.problems;
  };

  test("one of no replication", async () => {
    const known = new Set((whole.results.decisions.get("base") ?? []).map(({ reportId }) => reportId));
    const unknown = [1, 2, 3].filter((reportId) => !known.has(reportId));
    for (const reportId of unknown) {
      expect(await refusal(reportId, 0)).toMatchObject([
        { code: "no-such-report", at: empty, found: String(reportId) },
      ]);
    }
  });

  test("one of another replication", async () => {
    const { reportId } = reportOn("base", 0, 1);
    expect(await refusal(reportId, 0)).toMatchObject([{ code: "no-such-report" }]);
  });

  test("one of a replication that was never run", async () => {
    const { reportId } = reportOn("base", 0, 1);
    expect(await refusal(reportId, 2)).toMatchObject([{ code: "no-such-replication", found: "2" }]);
  });

  test("what is no identifier", async () => {
    const { reportId } = reportOn("base", 0, 0);
    for (const wrong of [reportId + 2 ** 32, -reportId, reportId + 0.5, Number.NaN]) {
      expect(await refusal(wrong, 0)).toMatchObject([{ code: "no-such-report" }]);
    }
  });
});

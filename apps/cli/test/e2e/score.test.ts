import { join } from "node:path";
import { sampleRun } from "@tipbench/charts/testing";
import { createRunFolder, type DecisionTable } from "@tipbench/store";
import type { LinkTable } from "@tipbench/vocabulary";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { houseRoot } from "../house/copied-house.ts";
import { type BuiltCommand, buildCommand, patience } from "./built-command.ts";
import { type WorkFolder, workFolder } from "./work-folder.ts";

const truth = join(houseRoot, "docs/examples/true-clusters.csv");
const found = join(houseRoot, "docs/examples/found-clusters.csv");

let command: BuiltCommand;
let work: WorkFolder;
let run: string;

beforeAll(async () => {
  command = await buildCommand();
  work = workFolder({ "bad.csv": "id,cluster\nr1,a\nr1,b\nr2,\n" });
  run = await writeLinkedRun(join(work.path, "runs"));
}, patience);

afterAll(() => {
  command.remove();
  work.remove();
});

const call = (...args: readonly string[]) => command.call(["score", ...args], { cwd: work.path });

/** Four scored pairs of five reports: 0 1 2 are of one subject, 3 4 of another. */
function links(): LinkTable {
  const subject = (row: number): number => (row < 3 ? 7 : 8);
  const [later, earlier] = [Uint32Array.of(1, 2, 3, 4), Uint32Array.of(0, 1, 2, 3)];
  const none = new Uint32Array(4);
  const [ofLater, ofEarlier] = [later.map(subject), earlier.map(subject)];
  return {
    ...{ replication: none, later, earlier, outcome: Uint32Array.of(0, 3, 3, 0), measured: none.map(() => 2) },
    ...{ laterEvent: ofLater, laterIncident: ofLater, laterSubject: ofLater, laterProvider: none },
    ...{ earlierEvent: ofEarlier, earlierIncident: ofEarlier, earlierSubject: ofEarlier, earlierProvider: none },
    score: Float64Array.of(0.9, 0.3, 0.6, 0.9),
    weight: Float64Array.of(1, 1, 1, 1),
  };
}

const none = new Int32Array(0);
const noDecisions: DecisionTable = {
  ...{ replication: none, row: none, reportId: none, receivedAtSeconds: none, provider: none, providerClass: none },
  ...{ incidentType: none, grade: none, leadAgency: none, bundleRow: none, priority: none, disposition: none },
  ...{ escalated: none, agency1: none, agency2: none, agency3: none, path: none, deliveredAtSeconds: none },
  ...{ score: new Float64Array(0), confidence: new Float64Array(0) },
};

/** A run folder in which the strategy "bundled" has scored pairs, and four true ones. */
async function writeLinkedRun(dir: string): Promise<string> {
  const { manifest, metrics, counts, series, strata } = sampleRun(1, 1);
  const writer = await createRunFolder(dir);
  await writer.writeSeries(series);
  await writer.writeStrata(strata);
  await writer.writeCurves([]);
  await writer.writeConfusion([]);
  const strategies = metrics.strategies.map(({ name, metrics: own }) => {
    const recall = { value: 0.5, low: null, high: null, n: 4, unit: "share", reason: null };
    return { name, metrics: { ...own, "dedup.subject.pairwise.recall": recall } };
  });
  await writer.writeMetrics({ ...metrics, strategies });
  await writer.writeCounts(counts);
  for (const { name } of manifest.strategies) await writer.writeDecisions(name, noDecisions);
  await writer.writeLinks("bundled", links());
  const { content, ...rest } = manifest;
  return (await writer.seal(rest)).folder;
}

describe("tipbench score clusters", () => {
  test("prints a table, with the names of the metrics", async () => {
    const { status, stdout, stderr } = await call("clusters", truth, found);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^5 records: 3 true clusters, 3 predicted\n/);
    expect(stdout).toMatch(/│ Pairwise precision \(entity\) +│ 33\.3% +│ 3 +│ dedup\.entity\.pairwise\.precision +│/);
    expect(stdout).toMatch(/│ Variation of information \(entity\) +│ [\d.]+ bits +│ 5 /);
  });

  test("prints one document with --json, under the names of the level that is asked for", async () => {
    const { status, stdout, stderr } = await call("clusters", truth, found, "--level", "subject", "--json");
    expect([status, stderr]).toEqual([0, ""]);
    const document = JSON.parse(stdout);
    expect(Object.keys(document)).toEqual(["level", "records", "clusters", "metrics"]);
    expect(document.metrics["dedup.subject.pairwise.recall"]).toEqual({
      value: 0.5,
      n: 2,
      unit: "share",
      reason: null,
    });
  });

  test.each([
    ["clusters bad.csv missing.csv"],
    ["clusters bad.csv"],
    ["clusters bad.csv bad.csv --level person"],
    ["links runs"],
    ["links RUN --strategy plain"],
    ["links RUN --strategy other"],
    ["links RUN --threshold 1.5"],
  ])("one clear error for tipbench score %s", async (line) => {
    const { status, stdout, stderr } = await call(...line.replace("RUN", run).split(" "));
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr.replaceAll(run, "RUN").replaceAll(work.path, "")).toMatchSnapshot();
  });
});

describe("tipbench score links", () => {
  test("prints both curves of the strategies that have scored pairs", async () => {
    const { status, stdout, stderr } = await call("links", run);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("bundled: 4 scored pairs of measured reports (all stored), 4 true ones");
    expect(stdout).toContain("stored, the warm-up's too: linked 2, notReviewed 2");
    expect(stdout).toMatch(/│ 0\.6 +│ 3 +│ 1 +│ 66\.7% +│ 50\.0% +│ 50\.0% +│ 50\.0% +│ 1 +│/);
    expect(stdout).toMatch(/SYNTHETIC.*\n$/);
    expect(stdout).not.toContain("baseline:");
  });

  test("prints one document with --json, and reviews what is asked for", async () => {
    const asked = ["--threshold", "0.5", "--false-links", "0", "--missed-links", "0", "--points", "4", "--json"];
    const { status, stdout, stderr } = await call("links", run, ...asked);
    expect([status, stderr]).toEqual([0, ""]);
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({ level: "subject", replications: 1, falseLinkShare: 0, missedLinkShare: 0 });
    const [bundled, ...others] = document.strategies;
    expect(others).toEqual([]);
    expect(bundled).toMatchObject({ name: "bundled", pairs: 4, stored: 4, weight: 1, truePairs: 4, threshold: 0.5 });
    expect(bundled.curve.map((point: { threshold: number }) => point.threshold)).toEqual([0.9, 0.6, 0.3]);
    expect(bundled.oversight.map((point: { falseLinks: number }) => point.falseLinks)).toEqual([1, 0, 0, 0, 0]);
  });
});

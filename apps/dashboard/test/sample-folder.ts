import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SampleRun, sampleRun } from "@tipbench/charts/testing";
import { createRunFolder, type DecisionTable } from "@tipbench/store";
import { type DecisionColumn, decisionColumns } from "@tipbench/vocabulary";

/** Folders as the dashboard gets them: two runs, some scenarios; removed by `remove`. */
export interface SampleFolder {
  readonly root: string;
  readonly runsFolder: string;
  readonly scenariosFolder: string;
  /** Names of a run of five replications and of one with one. */
  readonly names: readonly [many: string, single: string];
  readonly run: SampleRun;
  remove(): Promise<void>;
}

const rowCount = 120;
/** The number of the report in row `row`. */
export const reportIdOf = (row: number): number => 4_000_000_000 + row * 7;

const cells: Readonly<Partial<Record<DecisionColumn, (row: number) => number>>> = {
  reportId: reportIdOf,
  row: (row) => row,
  receivedAtSeconds: (row) => row * 300,
  provider: (row) => row % 50,
  providerClass: (row) => row % 12,
  incidentType: (row) => row % 8,
  grade: (row) => (row % 20 === 0 ? 2 : row % 10 === 0 ? 1 : 0),
  leadAgency: (row) => row % 4,
  bundleRow: (row) => row - (row % 3),
  priority: (row) => 1 + (row % 4),
  disposition: (row) => 1 + (row % 2),
  escalated: (row) => (row % 40 === 0 ? 1 : 0),
  agency1: (row) => 1 + (row % 3),
  agency2: () => -1,
  agency3: () => -1,
  path: (row) => row % 4,
  deliveredAtSeconds: (row) => row * 300 + 5_400,
};

function decisions(): DecisionTable {
  const column = (name: DecisionColumn): Float64Array =>
    Float64Array.from({ length: rowCount }, (_, row) => cells[name]?.(row) ?? 0);
  const measure = Float64Array.from({ length: rowCount }, (_, row) => (row % 5 === 0 ? Number.NaN : row / rowCount));
  const table: Partial<Record<DecisionColumn, Float64Array>> = {};
  for (const name of decisionColumns) table[name] = column(name);
  return { ...whole(table), score: measure, confidence: measure };
}

function whole(table: Partial<Record<DecisionColumn, Float64Array>>): Record<DecisionColumn, Float64Array> {
  const isWhole = (part: typeof table): part is Record<DecisionColumn, Float64Array> =>
    decisionColumns.every((name) => name in part);
  if (!isWhole(table)) throw new Error("A column is missing.");
  return table;
}

async function writeRun(runsFolder: string, run: SampleRun): Promise<string> {
  const writer = await createRunFolder(runsFolder);
  await writer.writeSeries(run.series);
  await writer.writeStrata(run.strata);
  await writer.writeCurves(run.curves);
  await writer.writeConfusion(run.confusion);
  await writer.writeMetrics(run.metrics);
  await writer.writeCounts(run.counts);
  for (const { name } of run.manifest.strategies) await writer.writeDecisions(name, decisions());
  await writer.writeReport("<!doctype html><title>report</title><p>the report</p>");
  const { content, ...manifest } = run.manifest;
  return (await writer.seal(manifest)).name;
}

const scenarios: Readonly<Record<string, string>> = {
  "demo.yaml": "name: demo\nquestion: What does bundling change?\nstrategies: [{ name: a, dedup: none }]\n",
  "endless.yaml": "name: endless\nextends: ./demo.yaml\n",
  "own.yaml": "name: own\nstrategies: [{ name: a, triage: { use: ./my-triage.ts } }]\n",
  "own-by-base.yaml": "name: own2\nextends: own.yaml\n",
  "own-command.yaml": "name: own3\nstrategies: [{ name: a, triage: { command: python3 mine.py } }]\n",
  "outside.yaml": "name: outside\nextends: ../../elsewhere.yaml\n",
  "notes.txt": "no scenario",
};

/** Writes the folders anew. */
export async function sampleFolder(): Promise<SampleFolder> {
  const root = await mkdtemp(join(tmpdir(), "tipbench-dashboard-"));
  const runsFolder = await mkdtemp(join(root, "runs-"));
  const scenariosFolder = await mkdtemp(join(root, "scenarios-"));
  for (const [file, text] of Object.entries(scenarios)) await writeFile(join(scenariosFolder, file), text);
  const run = sampleRun(5, 7);
  const single = await writeRun(runsFolder, sampleRun(1, 3));
  const many = await writeRun(runsFolder, run);
  return {
    ...{ root, runsFolder, scenariosFolder, run, names: [many, single] },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

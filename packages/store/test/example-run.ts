import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type ConfusionRow,
  type CountsDocument,
  type CurveRow,
  type DecisionColumn,
  decisionColumns,
  type LinkTable,
  linkColumns,
  type Manifest,
  type MetricsDocument,
  type SeriesRow,
  type SpeedDocument,
  type StratumRow,
  syntheticNotice,
} from "@tipbench/vocabulary";
import { afterEach } from "vitest";
import { sha256 } from "../src/document.ts";
import { createRunFolder, type DecisionTable, type RunWriter, type SealedRun } from "../src/index.ts";
import { linksOf } from "../src/link-table.ts";

const folders: string[] = [];

/** Removes the folders of `temporaryFolder` after each test of the file that calls this. */
export function removeFoldersAfterEach(): void {
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  });
}

/** A new empty folder. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tipbench-store-"));
  folders.push(folder);
  return folder;
}

const stageSource = "export const triage = {};\n";

export const manifest: Omit<Manifest, "content"> = {
  tool: "tipbench",
  notice: syntheticNotice,
  version: "0.1.0",
  name: "tiny",
  question: "Does the run folder hold?",
  scenario: { days: 2, world: { signalStrength: 0.5 } },
  seed: "tiny",
  replications: 1,
  days: 2,
  strategies: ["baseline", "my own/rival ä"].map((name) => ({
    name,
    dedup: { use: "none", options: {} },
    triage: { use: "./my-triage.ts", options: {}, source: sha256(stageSource) },
    routing: { use: "address-only", options: {} },
    assessment: { use: "capacity-first", options: {} },
  })),
  primary: ["escalation.share"],
  agencies: ["none", "federal"],
  startDate: "2023-01-01",
};

export const metrics: MetricsDocument = {
  scenario: "tiny",
  replications: 1,
  stream: {
    reports: 3,
    files: 6,
    filesPerReport: 2,
    exactUniqueFileShare: 0.5,
    providers: 2,
    topProviderShares: { "1": 0.6, "3": 1, "5": 1, "10": 1 },
    locationClassShares: { international: 1 },
    incidentTypeShares: { onlineEnticement: 1 },
    hash: "0".repeat(64),
  },
  strategies: [
    {
      name: "baseline",
      metrics: {
        "escalation.share": { value: 0.1, low: null, high: null, n: 3, unit: "share", reason: null },
        "dedup.compression": { value: null, low: null, high: null, n: 0, unit: "ratio", reason: "no item" },
      },
    },
  ],
  comparisons: [],
};

const kind = { files: 2, exactUnique: 1, perceptuallyUnique: 1 };

export const counts: CountsDocument = {
  notice: syntheticNotice,
  replications: 1,
  days: 2,
  stream: {
    reports: 3,
    files: 6,
    senders: [
      { name: "provider-001", class: "socialFeed", reports: 3, reportsByDay: [1, 2], withAddressByDay: [0, 2] },
      { name: "publicForm", class: "publicForm", reports: 0, reportsByDay: [], withAddressByDay: [] },
    ],
    byIncidentType: { onlineEnticement: 3 },
    byLocationClass: { international: 3 },
    byListedCountry: { IND: 3 },
    byListedState: {},
    filesByKind: { image: kind, video: kind, other: kind },
    reportsWithExactUniqueFile: 2,
    reportsWithPerceptuallyUniqueFile: 1,
    accounts: { oneIn: 64, accounts: 1, reports: 2, repeated: 1, largest: 2 },
  },
  strategies: [],
};

export const series: readonly SeriesRow[] = [
  { strategy: "baseline", day: 0, metric: "escalation.share", value: 0.1, low: null, high: null, n: 36_210_368 },
  { strategy: "my own/rival ä", day: 1, metric: "escalation.share", value: null, low: 0, high: 1, n: 0 },
];

export const strata: readonly StratumRow[] = [
  {
    strategy: "baseline",
    dimension: "state",
    group: 'O\'Brien "county", ü',
    metric: "escalation.share",
    value: 1 / 3,
    low: 0.1,
    high: 0.9,
    n: 3,
    reason: null,
  },
  {
    strategy: "baseline",
    dimension: "region",
    group: "asia",
    metric: "escalation.secondsTo.p50",
    value: null,
    low: null,
    high: null,
    n: 2,
    reason: "fewer than 30 urgent-grade events in this group",
  },
];

export const curves: readonly CurveRow[] = [
  { strategy: "baseline", curve: "precisionRecall", x: 1 / 3, y: 1, n: 1 },
  { strategy: "my own/rival ä", curve: "calibration", x: 0.25, y: 0.125, n: 36_210_368 },
];

export const confusion: readonly ConfusionRow[] = [
  { strategy: "baseline", lead: "TX", delivered: "federal", reports: 12, missed: 11 },
  { strategy: "my own/rival ä", lead: "europe", delivered: "undelivered", reports: 36_210_368, missed: 0 },
];

export const speed: SpeedDocument = {
  wallSeconds: 1.5,
  peakMemoryBytes: 1e9,
  reportsPerSecond: 2,
  workers: 1,
  steps: { world: 1 },
};

/** Decisions of `rowCount` reports; every integer column counts from its own start, or is `changed`. */
export function decisions(
  rowCount: number,
  changed: Partial<Record<DecisionColumn, readonly number[]>> = {},
): DecisionTable {
  const integers = (name: DecisionColumn) =>
    Float64Array.from({ length: rowCount }, (_, row) => changed[name]?.[row] ?? row + decisionColumns.indexOf(name));
  return {
    replication: integers("replication"),
    row: integers("row"),
    reportId: integers("reportId"),
    receivedAtSeconds: integers("receivedAtSeconds"),
    provider: integers("provider"),
    providerClass: integers("providerClass"),
    incidentType: integers("incidentType"),
    grade: integers("grade"),
    leadAgency: integers("leadAgency"),
    bundleRow: integers("bundleRow"),
    priority: integers("priority"),
    disposition: integers("disposition"),
    escalated: integers("escalated"),
    agency1: integers("agency1"),
    agency2: integers("agency2"),
    agency3: integers("agency3"),
    path: integers("path"),
    deliveredAtSeconds: integers("deliveredAtSeconds"),
    score: Float32Array.from({ length: rowCount }, (_, row) => (row % 2 === 0 ? row / 8 : Number.NaN)),
    confidence: Float64Array.from({ length: rowCount }, (_, row) => row / 3),
  };
}

/** Scored pairs; every integer column counts from a start of its own. */
export function links(rowCount: number): LinkTable {
  return linksOf(
    (name) => Uint32Array.from({ length: rowCount }, (_, row) => row + 1000 * linkColumns.indexOf(name)),
    (name) => Float64Array.from({ length: rowCount }, (_, row) => (name === "score" ? 1 / (row + 1) : 1)),
  );
}

/** Writes all files of the example but the manifest. */
export async function fill(writer: RunWriter): Promise<void> {
  await writer.writeStage(sha256(stageSource), stageSource);
  await writer.writeSeries(series);
  await writer.writeStrata(strata);
  await writer.writeCurves(curves);
  await writer.writeConfusion(confusion);
  for (const { name } of manifest.strategies) await writer.writeDecisions(name, decisions(5));
  await writer.writeLinks("baseline", links(4));
  await writer.writeMetrics(metrics);
  await writer.writeCounts(counts);
  await writer.writeReport("<!doctype html><title>SYNTHETIC</title>\n");
  await writer.writeSpeed(speed);
}

/** A whole run folder of the example inside `dir`. */
export async function writeExample(dir: string): Promise<SealedRun> {
  const writer = await createRunFolder(dir);
  await fill(writer);
  return writer.seal(manifest);
}

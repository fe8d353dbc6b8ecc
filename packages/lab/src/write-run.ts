import { createRunFolder, type DecisionTable, type RunWriter, type SealedRun } from "@tipbench/store";
import {
  type ConfusionRow,
  type CurveRow,
  decisionColumns,
  type LinkScores,
  type Manifest,
  type MetricsDocument,
  type RealismCard,
  type SeriesRow,
  type SpeedDocument,
  type StratumRow,
} from "@tipbench/vocabulary";
import { manifestOf } from "./manifest.ts";
import { realismCard } from "./realism/realism-card.ts";
import type { Decision } from "./replication/decision-values.ts";
import type { Run } from "./run-scenario.ts";
import { linkScores, usualQuestion } from "./score-links.ts";

/** What a report is drawn from. */
export interface ReportTables {
  readonly manifest: Manifest;
  readonly metrics: MetricsDocument;
  readonly series: readonly SeriesRow[];
  readonly strata: readonly StratumRow[];
  readonly curves: readonly CurveRow[];
  readonly confusion: readonly ConfusionRow[];
  /** Null where the stream was recorded: what is published is of the streams that a scenario is made like. */
  readonly card: RealismCard | null;
  readonly links: LinkScores;
}

/** How a run is put on disk. */
export interface RunWriting {
  /** Folder that the run folder goes into. */
  readonly dir: string;
  readonly replications: number;
  readonly speed: SpeedDocument;
  readonly renderReport: (tables: ReportTables) => Promise<string>;
}

/** Same as `Float64Array.from(decisions, (decision) => decision[name])`, which takes ten times as long. */
function column(decisions: readonly Decision[], name: keyof Decision): Float64Array {
  const values = new Float64Array(decisions.length);
  decisions.forEach((decision, row) => {
    values[row] = decision[name];
  });
  return values;
}

function decisionTable(decisions: readonly Decision[]): DecisionTable {
  const integers = decisionColumns.map((name) => [name, column(decisions, name)] as const);
  const table: Partial<Record<keyof DecisionTable, Float64Array>> = Object.fromEntries(integers);
  return { ...table, score: column(decisions, "score"), confidence: column(decisions, "confidence") } as DecisionTable;
}

/** Writes all result tables of a run; the same bytes for equal runs. */
export async function writeResults(writer: RunWriter, { results, userStages }: Run): Promise<void> {
  await writer.writeMetrics(results.metrics);
  await writer.writeCounts(results.counts);
  await writer.writeSeries(results.series);
  await writer.writeStrata(results.strata);
  await writer.writeCurves(results.curves);
  await writer.writeConfusion(results.confusion);
  for (const [strategy, decisions] of results.decisions) {
    await writer.writeDecisions(strategy, decisionTable(decisions));
  }
  for (const [strategy, links] of results.links) await writer.writeLinks(strategy, links);
  for (const [hash, source] of userStages.sources()) await writer.writeStage(hash, source);
}

async function reportTables({ results, recording }: Run, manifest: Manifest): Promise<ReportTables> {
  const { metrics, series, strata, curves, confusion, counts } = results;
  const scored = { manifest, metrics, links: async (name: string) => results.links.get(name) ?? null };
  const links = await linkScores(scored, usualQuestion);
  const card = recording ? null : realismCard(manifest, counts);
  return { manifest, metrics, series, strata, curves, confusion, card, links };
}

/** Writes the folder of a run. Where an equal run is there already, that one stays and is named. */
export async function writeRun(run: Run, { dir, replications, speed, renderReport }: RunWriting): Promise<SealedRun> {
  const writer = await createRunFolder(dir);
  try {
    await writeResults(writer, run);
    const manifest = manifestOf(run, replications);
    await writer.writeReport(await renderReport(await reportTables(run, { ...manifest, content: writer.content() })));
    await writer.writeSpeed(speed);
    return await writer.seal(manifest);
  } finally {
    await writer.discard();
  }
}

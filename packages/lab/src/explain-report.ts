import { openRun, type Run } from "@tipbench/store";
import {
  type DecisionRow,
  fileColumns,
  type Manifest,
  type RecordedStream,
  reportColumns,
  type StageColumn,
  UserError,
} from "@tipbench/vocabulary";
import {
  chunkMemory,
  chunkOver,
  chunkSizeOf,
  createGenerator,
  isStreamColumn,
  tickOfReport,
  type World,
} from "@tipbench/world";
import { openWorld } from "./execution/generate.ts";
import { recordedReport } from "./recording/find-report.ts";
import { storedRecording, streamNeeded } from "./recording/stored-recording.ts";
import { knownDecisions } from "./recording/without-truth.ts";
import { runReplication } from "./replication/replication.ts";
import { orderOf, type ReplicationRequest } from "./replication/replication-request.ts";
import { defaultExecution, type Execution } from "./replication/settings.ts";
import { type ShownReport, shownReport } from "./shown-report.ts";
import { storedScenario } from "./stored-run.ts";

/**
 * One report's whole life: what was received, the truth, and what became of it under each strategy. Of a run on a recorded stream that was not
 * given again, neither what was received nor the truth.
 */
export interface ReportLife extends ShownReport {
  readonly reportId: number;
  readonly replication: number;
  readonly row: number;
  /** Decisions as the run stores them; `stored` says whether they were read or made again. */
  readonly stored: boolean;
  readonly strategies: readonly (DecisionRow & { readonly name: string })[];
}

/** Which report is asked for. */
export interface ReportQuestion {
  readonly reportId: number;
  readonly replication: number;
}

/**
 * Tells the life of a report of a run; one on a recorded stream needs its path again in `stream`. Decisions that were not stored are made
 * again, by running until the report has been made available everywhere. Throws UserError for an id that no report of the run has, and for a
 * replication that it does not have.
 */
export async function explainReport(
  folder: string,
  question: ReportQuestion,
  settings: Partial<Execution> = {},
  stream: string | null = null,
): Promise<ReportLife> {
  const run = await openRun(folder);
  checkReplication(folder, question, run.manifest);
  const execution = { ...defaultExecution, ...settings };
  const stored = await storedScenario(folder, run.manifest, execution.commandFolder);
  const decisionsOf = () => storedDecisions(run, question, stored.scenario.strategies.length);
  if (run.manifest.stream && stream === null)
    return withoutStream(folder, question, run.manifest.stream, await decisionsOf());
  const given = { path: stream, signal: execution.signal };
  const recording = await storedRecording(folder, run.manifest, stored.scenario, given);
  const request = { ...stored, replication: question.replication, recording, execution };
  const found = await reportOf(request, question.reportId);
  if (!found) throw noSuchReport(folder, question);
  const decisions = await decisionsOf();
  const strategies = decisions ?? (await decideAgain(request, question.reportId));
  return { ...question, row: strategies[0]?.row ?? -1, ...found, stored: decisions !== null, strategies };
}

/** What it takes to make a report and its decisions again. */
type Again = Pick<
  ReplicationRequest,
  "scenario" | "userStages" | "outside" | "replication" | "recording" | "execution"
>;

/** The decisions of all strategies on a report; null where not all of them are stored. */
async function storedDecisions(
  run: Run,
  { reportId, replication }: ReportQuestion,
  strategies: number,
): Promise<ReportLife["strategies"] | null> {
  const known = (await run.decisionOf(reportId)).filter(({ decision }) => decision.replication === replication);
  if (known.length !== strategies) return null;
  return known.map(({ strategy, decision }) => ({ name: strategy, ...decision }));
}

function withoutStream(
  folder: string,
  question: ReportQuestion,
  { hash }: RecordedStream,
  decisions: ReportLife["strategies"] | null,
): ReportLife {
  if (!decisions) throw streamNeeded(folder, hash);
  return { ...question, row: decisions[0]?.row ?? -1, columns: {}, truth: {}, stored: true, strategies: decisions };
}

async function reportOf(request: Again, reportId: number): Promise<ShownReport | null> {
  const order = orderOf(request, []);
  const world = openWorld(order);
  const { recording, execution } = request;
  if (recording) return recordedReport({ world, order, recording }, reportId, execution.signal);
  const tick = tickOfReport(world, reportId);
  return tick === null ? null : regenerate(world, tick, reportId);
}

function checkReplication(folder: string, { replication }: ReportQuestion, { replications }: Manifest): void {
  if (replication < replications) return;
  throw new UserError({
    code: "no-such-replication",
    message: `The run has no replication ${replication}.`,
    at: folder,
    found: String(replication),
    expected: `a whole number from 0 to ${replications - 1}`,
    fix: "take the replication that stands beside the report's decisions",
  });
}

function noSuchReport(folder: string, { reportId, replication }: ReportQuestion): UserError {
  return new UserError({
    code: "no-such-report",
    message: `No report of replication ${replication} has the id ${reportId}.`,
    at: folder,
    found: String(reportId),
    expected: "a reportId of the run, as its decisions and generated streams show it",
    fix: "take one from decisions/, from `tipbench generate`, or from the dashboard",
  });
}

function regenerate(world: World, tick: number, reportId: number): ShownReport | null {
  const names = [...Object.keys(reportColumns), ...Object.keys(fileColumns)] as StageColumn[];
  const size = chunkSizeOf(world, 1);
  const chunk = chunkOver(chunkMemory(size, names.filter(isStreamColumn)));
  createGenerator(world, size).fill(chunk, tick, 1);
  const row = chunk.columns.reportId.subarray(0, chunk.rows).indexOf(reportId);
  return row < 0 ? null : shownReport(world, chunk, row, []);
}

async function decideAgain(request: Again, reportId: number): Promise<ReportLife["strategies"]> {
  const outcome = await runReplication({
    ...request,
    storage: () => ({ keep: "report", reportId }),
    isDone: (runs) => runs.every(({ parts: { log } }) => log.rows.length > 0 && log.openCount === 0),
  });
  return outcome.strategies.flatMap(({ name, decisions }) =>
    knownDecisions(decisions, request.recording?.lacking ?? []).map((decision) => ({ name, ...decision })),
  );
}

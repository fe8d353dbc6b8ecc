import { openRun } from "@tipbench/store";
import {
  type ColumnSchema,
  type DecisionRow,
  fileColumns,
  type Manifest,
  reportColumns,
  type StageColumn,
  stageColumns,
  truthColumns,
  UserError,
} from "@tipbench/vocabulary";
import {
  type Chunk,
  chunkMemory,
  chunkOver,
  chunkSizeOf,
  createGenerator,
  formatAddress,
  isStreamColumn,
  tickOfReport,
  type World,
} from "@tipbench/world";
import { openWorld } from "./execution/generate.ts";
import { runReplication } from "./replication/replication.ts";
import { defaultExecution, type Execution, worldOrder } from "./replication/settings.ts";
import type { StoredScenario } from "./stored-run.ts";
import { storedScenario } from "./stored-run.ts";
import { type CodeNames, codeNames } from "./stream/code-names.ts";

type Value = number | string | null;

/** One report's whole life: what was received, the truth, and what became of it under each strategy. */
export interface ReportLife {
  readonly reportId: number;
  readonly replication: number;
  readonly row: number;
  /** Codes by their names, addresses as text; null is missing. Of a file's column, a value a file. */
  readonly columns: Readonly<Record<string, Value | readonly Value[]>>;
  readonly truth: Readonly<Record<string, Value>>;
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
 * Tells the life of a report of a run. Decisions that were not stored are made again, by running until the report has been made
 * available everywhere. Throws UserError for an id that no report of the run has, and for a replication that it does not have.
 */
export async function explainReport(
  folder: string,
  question: ReportQuestion,
  settings: Partial<Execution> = {},
): Promise<ReportLife> {
  const run = await openRun(folder);
  checkReplication(folder, question, run.manifest);
  const execution = { ...defaultExecution, ...settings };
  const stored = await storedScenario(folder, run.manifest, execution.commandFolder);
  const world = openWorld(worldOrder(stored.scenario, question.replication, [], execution));
  const tick = tickOfReport(world, question.reportId);
  const found = tick === null ? null : regenerate(world, tick, question.reportId);
  if (!found) throw noSuchReport(folder, question);
  const known = (await run.decisionOf(question.reportId)).filter(
    ({ decision }) => decision.replication === question.replication,
  );
  const isStored = known.length === stored.scenario.strategies.length;
  const strategies = isStored
    ? known.map(({ strategy, decision }) => ({ name: strategy, ...decision }))
    : await decideAgain(stored, question, execution);
  return { ...question, row: strategies[0]?.row ?? -1, ...found, stored: isStored, strategies };
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

function regenerate(world: World, tick: number, reportId: number): Pick<ReportLife, "columns" | "truth"> | null {
  const names = [...Object.keys(reportColumns), ...Object.keys(fileColumns)] as StageColumn[];
  const size = chunkSizeOf(world, 1);
  const chunk = chunkOver(chunkMemory(size, names.filter(isStreamColumn)));
  createGenerator(world, size).fill(chunk, tick, 1);
  const row = chunk.columns.reportId.subarray(0, chunk.rows).indexOf(reportId);
  if (row < 0) return null;
  const words = codeNames(world);
  return { columns: visibleOf(words, chunk, row), truth: truthOf(words, chunk, row) };
}

function shown(names: CodeNames, { missing, unit }: ColumnSchema, value: number): Value {
  if (missing !== null && value === missing) return null;
  if (unit === "address") return formatAddress(value);
  return names[unit] ? (names[unit][value] ?? null) : value;
}

function visibleOf(names: CodeNames, chunk: Chunk, row: number): ReportLife["columns"] {
  const first = chunk.fileOffsets[row] ?? 0;
  const end = chunk.fileOffsets[row + 1] ?? first;
  const entries = (Object.keys(stageColumns) as StageColumn[]).flatMap((name) => {
    const values = chunk.columns[name];
    if (!values) return [];
    const schema = stageColumns[name];
    const cut =
      schema.of === "file"
        ? Array.from(values.subarray(first, end), (value) => shown(names, schema, value))
        : shown(names, schema, values[row] ?? 0);
    return [[name, cut] as const];
  });
  return Object.fromEntries(entries);
}

function truthOf(names: CodeNames, { truth }: Chunk, row: number): ReportLife["truth"] {
  const columns = Object.keys(truthColumns) as (keyof typeof truthColumns)[];
  return Object.fromEntries(columns.map((name) => [name, shown(names, truthColumns[name], truth[name][row] ?? 0)]));
}

async function decideAgain(
  { scenario, userStages, outside }: StoredScenario,
  { reportId, replication }: ReportQuestion,
  execution: Execution,
): Promise<ReportLife["strategies"]> {
  const outcome = await runReplication({
    scenario,
    replication,
    userStages,
    outside,
    storage: () => ({ keep: "report", reportId }),
    execution,
    isDone: (runs) => runs.every(({ parts: { log } }) => log.rows.length > 0 && log.openCount === 0),
  });
  return outcome.strategies.flatMap(({ name, decisions }) => decisions.map((decision) => ({ name, ...decision })));
}

import { createStreamWriter, type FileFormat, type StreamExport, type StreamWriter } from "@tipbench/store";
import { InvariantError, syntheticNotice, UserError } from "@tipbench/vocabulary";
import { type Chunk, chunkMemory, chunkOver, chunkSizeOf, createGenerator, type World } from "@tipbench/world";
import { openWorld } from "./execution/generate.ts";
import { nextTurn } from "./execution/next-turn.ts";
import type { WorldOrder } from "./execution/world-order.ts";
import { version } from "./manifest.ts";
import { defaultExecution, type Execution, worldOrder } from "./replication/settings.ts";
import { resolvedScenario } from "./scenario/resolved-scenario.ts";
import type { Scenario } from "./scenario/scenario.ts";
import { columnProblems, type ExportColumns, exportColumns, wantedColumns } from "./stream/export-columns.ts";
import { type AskedRange, type ExportRange, exportRange, rangeProblems } from "./stream/export-range.ts";
import { type ChunkRows, type ExportTable, exportTables } from "./stream/export-tables.ts";
import { hashOfStreams, streamHash } from "./stream/stream-figures.ts";
import { hashChunk } from "./stream/stream-summary.kernel.ts";
import { textColumns } from "./stream/text-columns.ts";

/** What of a stream is exported; nothing of it changes a value. */
export interface ExportSelection extends AskedRange {
  /** Names of report, file and text columns; null: all but those of text. */
  readonly columns: readonly string[] | null;
  readonly truth: "with" | "without";
}

/** Where an export goes, as what, and which part of the stream it is: the whole where nothing is said. */
export interface ExportTarget extends Partial<ExportSelection> {
  readonly folder: string;
  readonly format: FileFormat;
}

const whole: ExportSelection = { columns: null, truth: "with", from: null, to: null, reports: null };

/** CSV has no types and takes the most room; above this it is refused. */
const mostCsvReports = 200_000;

/**
 * Writes the stream of a scenario's first replication, warm-up included, with its truth beside it, or the part of it that is asked for.
 * Only the columns asked for are generated, but every tick is: row numbers and `streamHash` are those of the whole stream. With all
 * columns and truth the hash is that of a run of one replication whose stages read them all; else that of what was generated. Throws
 * UserError for names, dates or counts that the stream does not have.
 */
export async function generateStream(
  scenario: Scenario,
  target: ExportTarget,
  settings: Partial<Execution> = {},
): Promise<StreamExport> {
  const execution = { ...defaultExecution, ...settings };
  const selection = { ...whole, ...target };
  const { columns, range } = checked(scenario, selection);
  const order = worldOrder(scenario, 0, wantedColumns(columns), execution);
  const world = openWorld(order);
  requireReports(world, range, target.format);
  const tables = exportTables(world, columns);
  const writer = await createStreamWriter(
    target.folder,
    tables.map(({ table }) => table),
    target.format,
  );
  try {
    const hashes = {};
    let written = 0;
    for (const chunk of chunksOf(world, order, columns)) {
      execution.signal.throwIfAborted();
      hashChunk(hashes, chunk);
      const rows = rowsInRange(chunk, range, range.reports - written);
      await append(writer, tables, rows);
      written += rows.end - rows.first;
      execution.onProgress(chunk.fromTick + chunk.ticks, world.clock.ticks);
      await nextTurn();
    }
    if (written < range.reports && range.reports < Number.POSITIVE_INFINITY) throw tooFew(range, written);
    return await writer.finish(about(scenario, selection, range, hashOfStreams([streamHash({ hashes })])));
  } finally {
    await writer.discard();
  }
}

interface Selected {
  readonly columns: ExportColumns;
  readonly range: ExportRange;
}

function checked(scenario: Scenario, selection: ExportSelection): Selected {
  const { columns, truth } = selection;
  const problems = [...columnProblems(columns ?? [], textColumns), ...rangeProblems(scenario, selection)];
  if (problems.length > 0) throw new UserError(problems);
  return { columns: exportColumns(columns, truth, textColumns), range: exportRange(scenario, selection) };
}

/** The whole stream, one chunk after the other in the same memory; without truth no more than the columns is made. */
function* chunksOf(world: World, { wanted, chunkTicks }: WorldOrder, { truth }: ExportColumns): Generator<Chunk> {
  const size = chunkSizeOf(world, chunkTicks);
  const holds = truth.length > 0 ? "wholeRun" : "columns";
  const chunk = chunkOver(chunkMemory(size, wanted, holds));
  const generator = createGenerator(world, size, holds);
  for (let tick = 0; tick < world.clock.ticks; tick += chunkTicks) {
    generator.fill(chunk, tick, Math.min(chunkTicks, world.clock.ticks - tick));
    yield chunk;
  }
}

function rowsInRange(chunk: Chunk, { fromTick, toTick }: ExportRange, most: number): ChunkRows {
  const rowAt = (tick: number): number => {
    const row = chunk.tickRows[Math.min(chunk.ticks, Math.max(0, tick - chunk.fromTick))];
    if (row === undefined) throw new InvariantError("A chunk has fewer ticks than it says.");
    return row;
  };
  const first = rowAt(fromTick);
  return { chunk, first, end: Math.min(rowAt(toTick), first + most) };
}

async function append(writer: StreamWriter, tables: readonly ExportTable[], rows: ChunkRows): Promise<void> {
  if (rows.end === rows.first) return;
  for (const { table, arraysOf } of tables) await writer.append(table.name, arraysOf(rows));
}

/** Refuses what the clock alone can tell: it knows the most reports of each tick. */
function requireReports({ clock }: World, range: ExportRange, format: FileFormat): void {
  const inRange = (clock.firstEvent[range.toTick] ?? 0) - (clock.firstEvent[range.fromTick] ?? 0);
  if (range.reports < Number.POSITIVE_INFINITY && inRange < range.reports) throw tooFew(range, inRange);
  const most = Math.min(inRange, range.reports);
  if (format !== "csv" || most <= mostCsvReports) return;
  throw new UserError({
    code: "too-large-for-csv",
    message: "CSV is for small streams.",
    at: "--format",
    found: `about ${most} reports`,
    expected: `at most ${mostCsvReports} reports`,
    fix: "write --format parquet or --format jsonl, or take fewer with --reports, --from and --to",
  });
}

function tooFew({ from, to, reports }: ExportRange, found: number): UserError {
  return new UserError({
    code: "too-few-reports",
    message: "The stream does not have so many reports.",
    at: "--reports",
    found: `${found} reports from ${from} to before ${to}`,
    expected: `at least ${reports}`,
    fix: "ask for fewer, or for more with --scale or --days",
  });
}

function about(scenario: Scenario, { columns }: ExportSelection, range: ExportRange, hash: string) {
  const { name, seed, scale, days, warmupDays, startDate } = scenario;
  const { from, to, reports } = range;
  return {
    notice: syntheticNotice,
    version,
    scenario: name,
    seed,
    scale,
    days,
    warmupDays,
    startDate,
    from,
    to,
    ...(reports < Number.POSITIVE_INFINITY ? { reports } : {}),
    ...(columns === null ? {} : { otherColumns: "the same command with other --columns; rows belong together by row" }),
    streamHash: hash,
    resolved: resolvedScenario(scenario),
  };
}

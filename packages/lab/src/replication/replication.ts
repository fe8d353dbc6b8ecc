import { addRowCounts, type Measured, type RunTruth, scoreReplication, type Tally } from "@tipbench/scoring";
import { InvariantError, type LabelCounts, type StageColumn } from "@tipbench/vocabulary";
import { type Chunk, isStreamColumn, secondsPerDay, tickSeconds, type World } from "@tipbench/world";
import { type ChunkStream, openWorld, streamHere } from "../execution/generate.ts";
import { streamBeside } from "../execution/generator-thread.ts";
import { keepTruth } from "../execution/keep-truth.ts";
import { knownMetrics } from "../recording/without-truth.ts";
import type { StreamSummary } from "../stream/stream-summary.kernel.ts";
import { allFirstRows } from "./bundles.kernel.ts";
import { clusterLevels, entitiesIn } from "./cluster-levels.ts";
import type { Decision } from "./decision-log.ts";
import { withCases } from "./desk-marks.ts";
import { frequentColumns, seedKnownLists } from "./house-memory.ts";
import { drainDays, spanOf } from "./house-plan.ts";
import { makeRuns, type RunBasis } from "./make-runs.ts";
import { orderOf, type ReplicationRequest, sizesOf, truthMemory } from "./replication-request.ts";
import type { Handing } from "./stage-runs.ts";
import type { StrategyRun } from "./strategy-run.ts";
import { tickView } from "./tick-view.ts";
import { cellNumbering, scoringCells } from "./world-tables.ts";

/** What one strategy came to in one replication. */
export interface StrategyOutcome {
  readonly name: string;
  readonly measured: ReadonlyMap<string, Measured>;
  readonly tally: Tally;
  /** Null where the run was ended early. */
  readonly labels: LabelCounts | null;
  readonly decisions: readonly Decision[];
}

/** What one replication came to. */
export interface ReplicationOutcome {
  readonly world: World;
  readonly summary: StreamSummary | null;
  readonly strategies: readonly StrategyOutcome[];
  /** Calls of stages with reports as they are received. */
  readonly calls: number;
}

/** Runs a replication: generates its stream once and takes every strategy through it, tick by tick. */
export async function runReplication(request: ReplicationRequest): Promise<ReplicationOutcome> {
  const { execution } = request;
  const world = openWorld(orderOf(request, []));
  const sizes = sizesOf(world);
  const handing: Handing = { sliceRows: execution.sliceRows, calls: 0 };
  const truth = request.truth ?? truthMemory(request, sizes);
  const basis: RunBasis = { request, world, sizes, truth, handing };
  const runs = makeRuns(basis);
  const rows = await takeThrough(basis, runs);
  const strategies = request.isDone ? unscored(request, world, runs) : score(request, world, runs, { ...rows, truth });
  return { world, summary: rows.summary, strategies, calls: handing.calls };
}

/** The rows of a run when it is over. */
interface RunRows {
  /** Null where the run was ended early. */
  readonly summary: StreamSummary | null;
  readonly firstMeasured: number;
  readonly end: number;
}

function openStream(request: ReplicationRequest, world: World, reads: readonly StageColumn[]): ChunkStream {
  if (request.openStream) return request.openStream(world);
  const order = orderOf(request, [...new Set(reads)].filter(isStreamColumn));
  return request.execution.workers === 2 ? streamBeside(world, order) : streamHere(world, order);
}

async function takeThrough(basis: RunBasis, runs: readonly StrategyRun[]): Promise<RunRows> {
  const { request, world, sizes, truth } = basis;
  const { execution, isDone } = request;
  const reads = runs.flatMap(({ parts }) => [...parts.dedup.reads, ...parts.triage.reads, ...parts.routing.reads]);
  const stream = openStream(request, world, reads);
  const frequent = reads.includes("matchFrequent") ? frequentColumns(world, sizes.rowsPerTick) : null;
  const numbering = cellNumbering(scoringCells(world));
  const rows = { firstMeasured: 0, end: 0 };
  try {
    for (;;) {
      execution.signal.throwIfAborted();
      const chunk = await stream.next();
      if (!chunk) break;
      if (chunk.fromTick === 0) seedLists(world, stream, runs);
      if (!request.truth) keepTruth(truth, numbering, chunk);
      takeChunk(runs, chunk, { world, frequent }, rows);
      execution.onProgress(chunk.fromTick + chunk.ticks, world.clock.ticks);
      if (isDone?.(runs)) break;
    }
    return { summary: isDone ? null : stream.summary(), ...rows };
  } finally {
    await stream.close();
  }
}

/** Every strategy knows at the start what was known before it. */
function seedLists(world: World, stream: ChunkStream, runs: readonly StrategyRun[]): void {
  const lists = runs.map(({ parts }) => parts.known);
  seedKnownLists(world, stream.contentsBefore(), lists);
}

/** What is the same for all ticks of a stream; `frequent` makes the columns of frequent files where a stage reads them. */
interface StreamPlace {
  readonly world: World;
  readonly frequent: ReturnType<typeof frequentColumns> | null;
}

/** Takes all strategies through a chunk, tick by tick, and counts its rows. */
function takeChunk(
  runs: readonly StrategyRun[],
  chunk: Chunk,
  { world, frequent }: StreamPlace,
  rows: { firstMeasured: number; end: number },
): void {
  for (let tick = 0; tick < chunk.ticks; tick++) {
    const view = tickView(chunk, tick);
    const until = world.clock.firstSecond + (view.tick + 1) * tickSeconds;
    const shared = frequent?.(chunk, view.from, view.to) ?? {};
    for (const run of runs) run.tick(view, shared, until);
    rows.end = view.firstRow + view.rows;
    if (until <= 0) rows.firstMeasured = rows.end;
  }
}

/** Lets the floor work on after the last report, so that every report has the time in which it could still be on time. */
function drain(runs: readonly StrategyRun[], { clock }: World, days: number): void {
  for (const run of runs) {
    for (let tick = 1; tick <= (drainDays * secondsPerDay) / tickSeconds; tick++) {
      run.drain(clock.ticks + tick, days * secondsPerDay + tick * tickSeconds);
    }
    run.parts.floor.check();
  }
}

function score(
  { scenario, recording }: ReplicationRequest,
  world: World,
  runs: readonly StrategyRun[],
  { summary, firstMeasured, end, truth }: RunRows & { readonly truth: RunTruth },
): StrategyOutcome[] {
  if (!summary) throw new InvariantError("a run that was ended early cannot be scored");
  const desks = runs.map(({ parts }) => parts.marks.figures(scenario.days));
  drain(runs, world, scenario.days);
  const levelsOf = clusterLevels(summary, { first: firstMeasured, end, entitiesOf: entitiesIn(world, truth) });
  const levels = new Map([...new Set(runs.map(({ parts }) => parts.dedup))].map((run) => [run, levelsOf(run.bundles)]));
  return runs.map(({ parts }, index) => {
    parts.capacity.endDay();
    parts.cases.finish(end, spanOf(scenario, world).toSeconds, allFirstRows(parts.dedup.bundles, end));
    addRowCounts(parts.tally, parts.rowCounts);
    const desk = desks[index];
    if (!desk) throw new InvariantError("a strategy without desk figures");
    const { name, tally, events, log, dedup } = parts;
    const labels = { files: desk.filesLabelled, addedToList: desk.addedToList };
    const all = scoreReplication(tally, events, withCases(desk, parts.cases), levels.get(dedup) ?? []);
    const measured = knownMetrics(all, recording?.lacking ?? []);
    return { name, measured, tally, labels, decisions: log.rows };
  });
}

/** The outcomes of a run that ends as soon as it has shown what was asked for; at the end of the stream only a drain may show it. */
function unscored(
  { scenario, isDone }: ReplicationRequest,
  world: World,
  runs: readonly StrategyRun[],
): StrategyOutcome[] {
  if (!isDone?.(runs)) drain(runs, world, scenario.days);
  return runs.map(({ parts: { name, tally, log } }) => ({
    ...{ name, tally, decisions: log.rows },
    measured: new Map(),
    labels: null,
  }));
}

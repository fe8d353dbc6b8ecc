import {
  addRowCounts,
  type ConfusionCounts,
  countLeads,
  type EventTimes,
  finishMisses,
  type Measured,
  type RunTruth,
  type ScoreCounts,
  scoreCounts,
  scoreReplication,
  type Tally,
} from "@tipbench/scoring";
import { InvariantError, type LabelCounts, type LinkTable, type StageColumn } from "@tipbench/vocabulary";
import { type Chunk, isStreamColumn, secondsPerDay, tickSeconds, type World } from "@tipbench/world";
import { type ChunkStream, openWorld, streamHere } from "../execution/generate.ts";
import { streamBeside } from "../execution/generator-thread.ts";
import { keepTruth } from "../execution/keep-truth.ts";
import { knownMetrics } from "../recording/without-truth.ts";
import type { StreamSummary } from "../stream/stream-summary.kernel.ts";
import { bundleFigures, entitiesIn, type MeasuredRows } from "./bundle-figures.ts";
import { allFirstRows } from "./bundles.kernel.ts";
import type { Decision } from "./decision-values.ts";
import { withCases } from "./desk-marks.ts";
import { frequentColumns, seedKnownLists } from "./house-memory.ts";
import { drainDays, spanOf } from "./house-plan.ts";
import { makeRuns, type RunBasis } from "./make-runs.ts";
import type { OutsideStages } from "./outside-stages.ts";
import { orderOf, type ReplicationRequest, sizesOf, truthMemory } from "./replication-request.ts";
import type { Handing } from "./stage-runs.ts";
import type { StrategyRun } from "./strategy-run.ts";
import { tickView } from "./tick-view.ts";
import { keptTruth } from "./world-tables.ts";

/** What is kept of a strategy's replication, beside its tally, for the tables. */
export interface ScoredCounts {
  readonly times: EventTimes;
  readonly scores: ScoreCounts;
  readonly misses: ConfusionCounts;
}

/** What one strategy came to in one replication. */
export interface StrategyOutcome {
  readonly name: string;
  readonly measured: ReadonlyMap<string, Measured>;
  readonly tally: Tally;
  /** Null where the run was ended early. */
  readonly labels: LabelCounts | null;
  /** Likewise. */
  readonly scored: ScoredCounts | null;
  readonly decisions: readonly Decision[];
  /** Pairs that the dedup stage scored, as many as are stored. */
  readonly links: LinkTable | null;
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
  try {
    const basis: RunBasis = { request, world, sizes, truth, handing };
    const runs = makeRuns(basis);
    const rows = await takeThrough(basis, runs);
    const strategies = request.isDone
      ? unscored(request, world, runs)
      : score(request, world, runs, { ...rows, truth });
    return { world, summary: rows.summary, strategies, calls: handing.calls };
  } finally {
    request.outside.close();
  }
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
  const kept = request.truth ? null : keptTruth(world, truth);
  const rows = { firstMeasured: 0, end: 0 };
  try {
    for (;;) {
      execution.signal.throwIfAborted();
      const chunk = await stream.next();
      if (!chunk) break;
      if (chunk.fromTick === 0) seedLists(world, stream, runs);
      if (kept) keepTruth(kept, chunk);
      takeChunk(runs, chunk, { world, frequent, outside: request.outside }, rows);
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
  readonly outside: OutsideStages;
}

/** Takes all strategies through a chunk, tick by tick, and counts its rows. */
function takeChunk(
  runs: readonly StrategyRun[],
  chunk: Chunk,
  { world, frequent, outside }: StreamPlace,
  rows: { firstMeasured: number; end: number },
): void {
  for (let tick = 0; tick < chunk.ticks; tick++) {
    const view = tickView(chunk, tick);
    const until = world.clock.firstSecond + (view.tick + 1) * tickSeconds;
    outside.atTick(view.tick);
    const shared = frequent?.(chunk, view.from, view.to) ?? {};
    for (const run of runs) run.tick(view, shared, until);
    rows.end = view.firstRow + view.rows;
    if (until <= 0) rows.firstMeasured = rows.end;
  }
}

/** Lets the floor work on after the last report, so that every report has the time in which it could still be on time. */
function drain(
  { scenario: { days }, outside }: ReplicationRequest,
  runs: readonly StrategyRun[],
  { clock }: World,
): void {
  for (const run of runs) {
    for (let tick = 1; tick <= (drainDays * secondsPerDay) / tickSeconds; tick++) {
      outside.atTick(clock.ticks + tick);
      run.drain(clock.ticks + tick, days * secondsPerDay + tick * tickSeconds);
    }
    run.parts.floor.check();
  }
}

/** What is said of the bundles and the links of every dedup step, and the first row of every row's bundle. */
function dedupFigures(
  runs: readonly StrategyRun[],
  replication: number,
  { summary, rows }: { readonly summary: StreamSummary; readonly rows: MeasuredRows },
) {
  const figuresOf = bundleFigures(summary, rows);
  const steps = [...new Set(runs.map(({ parts }) => parts.dedup))];
  return new Map(
    steps.map((step) => {
      const { pairs } = step;
      const bundleOf = allFirstRows(pairs.bundles, rows.end);
      const links = pairs.links(replication, rows.entitiesOfRows);
      return [step, { bundleOf, bundles: figuresOf(pairs, bundleOf), links }];
    }),
  );
}

function score(
  request: ReplicationRequest,
  world: World,
  runs: readonly StrategyRun[],
  { summary, firstMeasured, end, truth }: RunRows & { readonly truth: RunTruth },
): StrategyOutcome[] {
  if (!summary) throw new InvariantError("a run that was ended early cannot be scored");
  const { scenario, replication, recording } = request;
  const desks = runs.map(({ parts }) => parts.marks.figures(scenario.days));
  drain(request, runs, world);
  const ofDedup = dedupFigures(runs, replication, {
    summary,
    rows: {
      ...{ first: firstMeasured, end, truth, secondsPerReview: scenario.floor.linkReviewSeconds },
      entitiesOfRows: entitiesIn(world, truth),
    },
  });
  let leads: Uint32Array | null = null;
  return runs.map(({ parts }, index) => {
    parts.capacity.endDay();
    const { name, tally, events, log, dedup, misses } = parts;
    const desk = desks[index];
    const figures = ofDedup.get(dedup);
    if (!desk || !figures) throw new InvariantError("a strategy without figures");
    parts.cases.finish(end, spanOf(scenario, world).toSeconds, figures.bundleOf);
    addRowCounts(tally, parts.rowCounts);
    finishMisses(misses, tally);
    leads ??= countLeads(misses, truth, end);
    const scores = scoreCounts(parts.scores);
    const labels = { files: desk.filesLabelled, addedToList: desk.addedToList };
    const all = scoreReplication({ tally, events, scores }, withCases(desk, parts.cases), figures.bundles);
    const measured = knownMetrics(all, recording?.lacking ?? []);
    const scored = { times: events.times(), scores, misses: { confusion: misses.confusion, leads } };
    return { name, measured, tally, labels, scored, decisions: log.rows, links: figures.links };
  });
}

/** The outcomes of a run that ends as soon as it has shown what was asked for; at the end of the stream only a drain may show it. */
function unscored(request: ReplicationRequest, world: World, runs: readonly StrategyRun[]): StrategyOutcome[] {
  if (!request.isDone?.(runs)) drain(request, runs, world);
  return runs.map(({ parts: { name, tally, log } }) => ({
    ...{ name, tally, decisions: log.rows },
    measured: new Map(),
    labels: null,
    links: null,
    scored: null,
  }));
}

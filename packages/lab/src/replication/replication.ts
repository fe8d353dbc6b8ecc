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
import { bundleFigures, entitiesIn, type FoundBundles, findBundles, type MeasuredRows } from "./bundle-figures.ts";
import { allFirstRows } from "./bundles.kernel.ts";
import type { Decision } from "./decision-values.ts";
import { withCases } from "./desk-marks.ts";
import { frequentColumns, seedKnownLists } from "./house-memory.ts";
import { drainDays, spanOf } from "./house-plan.ts";
import { makeRuns, type RunBasis } from "./make-runs.ts";
import type { OutsideStages } from "./outside-stages.ts";
import { orderOf, type ReplicationRequest, sizesOf, truthMemory } from "./replication-request.ts";
import type { DedupRun, Handing } from "./stage-runs.ts";
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
    const stream = openStream(request, world, runs);
    try {
      const rows = await takeThrough(basis, runs, stream);
      const { summary, strategies } = request.isDone
        ? { summary: null, strategies: unscored(request, world, runs) }
        : await score(request, world, runs, { ...rows, truth, stream });
      return { world, summary, strategies, calls: handing.calls };
    } finally {
      await stream.close();
    }
  } finally {
    request.outside.close();
  }
}

/** The rows of a run when it is over. */
interface RunRows {
  readonly firstMeasured: number;
  readonly end: number;
}

const readsOfSteps = ({ parts: { dedup, triage, routing } }: StrategyRun): readonly StageColumn[] => [
  ...dedup.reads,
  ...triage.reads,
  ...routing.reads,
];

function openStream(request: ReplicationRequest, world: World, runs: readonly StrategyRun[]): ChunkStream {
  if (request.openStream) return request.openStream(world);
  const reads = runs.flatMap(readsOfSteps);
  const order = orderOf(request, [...new Set(reads)].filter(isStreamColumn));
  return request.execution.workers === 2 ? streamBeside(world, order) : streamHere(world, order);
}

async function takeThrough(
  { request, world, sizes, truth }: RunBasis,
  runs: readonly StrategyRun[],
  stream: ChunkStream,
): Promise<RunRows> {
  const { execution, isDone } = request;
  const isFrequentRead = runs.flatMap(readsOfSteps).includes("matchFrequent");
  const frequent = isFrequentRead ? frequentColumns(world, sizes.rowsPerTick) : null;
  const kept = request.truth ? null : keptTruth(world, truth);
  const rows = { firstMeasured: 0, end: 0 };
  for (;;) {
    execution.signal.throwIfAborted();
    const chunk = await stream.next();
    if (!chunk) return rows;
    if (chunk.fromTick === 0) seedLists(world, stream, runs);
    if (kept) keepTruth(kept, chunk);
    takeChunk(runs, chunk, { world, frequent, outside: request.outside }, rows);
    execution.onProgress(chunk.fromTick + chunk.ticks, world.clock.ticks);
    if (isDone?.(runs)) return rows;
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

/** What is said of the bundles and the links of every dedup step. */
function dedupFigures(
  found: readonly (readonly [DedupRun, FoundBundles | null])[],
  replication: number,
  summary: StreamSummary,
  rows: MeasuredRows,
) {
  const figuresOf = bundleFigures(summary, rows);
  return new Map(
    found.map(([step, bundles]) => {
      const { pairs } = step;
      return [step, { bundles: figuresOf(pairs, bundles), links: pairs.links(replication, rows.entitiesOfRows) }];
    }),
  );
}

/** First row of each row's bundle, by dedup step; null where the step has no bundles. */
type FirstRows = ReadonlyMap<DedupRun, Uint32Array | null>;

interface ScoredRows extends RunRows {
  readonly truth: RunTruth;
  readonly stream: ChunkStream;
}

/** Scores what came of a stream; its summary is waited for when all is done that needs none. */
async function score(
  request: ReplicationRequest,
  world: World,
  runs: readonly StrategyRun[],
  { firstMeasured, end, truth, stream }: ScoredRows,
): Promise<Pick<ReplicationOutcome, "strategies"> & { readonly summary: StreamSummary }> {
  const { scenario, replication, recording } = request;
  const desks = runs.map(({ parts }) => parts.marks.figures(scenario.days));
  drain(request, runs, world);
  const rows: MeasuredRows = {
    ...{ first: firstMeasured, end, truth, secondsPerReview: scenario.floor.linkReviewSeconds },
    entitiesOfRows: entitiesIn(world, truth),
  };
  const firstRows = new Map(runs.map(({ parts: { dedup } }) => [dedup, allFirstRows(dedup.pairs.bundles, end)]));
  for (const { parts } of runs) finishCounts(parts, end, spanOf(scenario, world).toSeconds, firstRows);
  const [first] = runs;
  const leads = first ? countLeads(first.parts.misses, truth, end) : new Uint32Array(0);
  const found = Array.from(firstRows, ([step, bundleOf]) => [step, findBundles(rows, bundleOf)] as const);
  const summary = await stream.summary();
  const ofDedup = dedupFigures(found, replication, summary, rows);
  const strategies = runs.map(({ parts }, index) => {
    const desk = desks[index];
    const { name, tally, events, cases, log, dedup, misses } = parts;
    const figures = ofDedup.get(dedup);
    if (!desk || !figures) throw new InvariantError("a strategy without figures");
    const scores = scoreCounts(parts.scores);
    const labels = { files: desk.filesLabelled, addedToList: desk.addedToList };
    const all = scoreReplication({ tally, events, scores }, withCases(desk, cases), figures.bundles);
    const measured = knownMetrics(all, recording?.lacking ?? []);
    const scored = { times: events.times(), scores, misses: { confusion: misses.confusion, leads } };
    return { name, measured, tally, labels, scored, decisions: log.rows, links: figures.links };
  });
  return { summary, strategies };
}

/** Brings what a strategy counted of the first `end` rows to its tally; `at` is the end of the days. */
function finishCounts(
  { capacity, cases, dedup, tally, rowCounts, misses }: StrategyRun["parts"],
  end: number,
  at: number,
  firstRows: FirstRows,
): void {
  capacity.endDay();
  cases.finish(end, at, firstRows.get(dedup) ?? null);
  addRowCounts(tally, rowCounts);
  finishMisses(misses, tally);
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

import { createFloor } from "@tipbench/floor";
import { drawUniform, keyOf } from "@tipbench/random";
import {
  addRowCounts,
  CapacityRecall,
  createRowCounts,
  createRunTruth,
  createTally,
  type Measured,
  type RunTruth,
  scoreReplication,
  type Tally,
  UrgentEvents,
} from "@tipbench/scoring";
import { InvariantError, type StageColumn } from "@tipbench/vocabulary";
import {
  type Chunk,
  contentCapacity,
  isStreamColumn,
  markKnownAtStart,
  tickSeconds,
  type World,
} from "@tipbench/world";
import { type ChunkStream, openWorld, streamHere } from "../execution/generate.ts";
import { streamBeside } from "../execution/generator-thread.ts";
import { keepTruth } from "../execution/keep-truth.ts";
import { type Scenario, type Strategy, steps } from "../scenario/scenario.ts";
import type { StreamSummary } from "../stream/stream-summary.kernel.ts";
import { agencyRates } from "./agency-rates.ts";
import { createBundles } from "./bundles.kernel.ts";
import { clusterLevels } from "./cluster-levels.ts";
import { type Decision, DecisionLog } from "./decision-log.ts";
import { createKnownList, fillMatchFrequent } from "./known-list.kernel.ts";
import { type MakeContext, makeDedup, makeRouting, makeTriage } from "./made-stages.ts";
import { type Execution, replicationSeed, worldOrder } from "./settings.ts";
import type { StagePlace } from "./stage-fault.ts";
import { dedupRun, type Handing, routingRun, triageRun } from "./stage-runs.ts";
import { type StoragePolicy, StoredRows } from "./stored-rows.ts";
import { StrategyRun } from "./strategy-run.ts";
import { type HouseColumns, tickView } from "./tick-view.ts";
import type { UserStages } from "./user-stages.ts";
import { agencyMap, cellNumbering, referenceTables, scoringCells } from "./world-tables.ts";

/** One replication of a scenario, before it is run. */
export interface ReplicationRequest {
  readonly scenario: Scenario;
  /** 0 is the first. */
  readonly replication: number;
  readonly userStages: UserStages;
  readonly storage: (world: World) => StoragePolicy;
  readonly execution: Execution;
  /** Opens the stream that the strategies are taken through; by default one of the replication's own. */
  readonly openStream?: (world: World) => ChunkStream;
  /** The truth of the run's rows, where somebody else writes it: a row no later than the stream gives the row's chunk. */
  readonly truth?: RunTruth;
  /** Asked after every chunk: true ends the run there, without scores. */
  readonly isDone?: (runs: readonly StrategyRun[]) => boolean;
}

/** What one strategy came to in one replication. */
export interface StrategyOutcome {
  readonly name: string;
  readonly measured: ReadonlyMap<string, Measured>;
  readonly tally: Tally;
  readonly decisions: readonly Decision[];
}

/** What one replication came to. */
export interface ReplicationOutcome {
  readonly world: World;
  readonly summary: StreamSummary | null;
  readonly strategies: readonly StrategyOutcome[];
  /** Calls of stages' own methods. */
  readonly calls: number;
}

const drainHours = 7 * 24;
const houseMade = (name: StageColumn): boolean => !isStreamColumn(name);

/** Sizes that all parts of a replication share. */
interface Sizes {
  readonly rows: number;
  readonly rowsPerTick: number;
}

/** The sizes of a world's runs. */
export function sizesOf({ clock }: World): Sizes {
  let rowsPerTick = 1;
  for (let tick = 0; tick < clock.ticks; tick++) {
    rowsPerTick = Math.max(rowsPerTick, (clock.firstEvent[tick + 1] ?? 0) - (clock.firstEvent[tick] ?? 0));
  }
  return { rows: (clock.firstEvent[clock.ticks] ?? 0) - (clock.firstEvent[0] ?? 0), rowsPerTick };
}

/** Runs a replication: generates its stream once and takes every strategy through it, tick by tick. */
export async function runReplication(request: ReplicationRequest): Promise<ReplicationOutcome> {
  const { scenario, replication, execution } = request;
  const world = openWorld(worldOrder(scenario, replication, [], execution));
  const sizes = sizesOf(world);
  const handing: Handing = { sliceRows: execution.sliceRows, calls: 0 };
  const truth = request.truth ?? createRunTruth(sizes.rows);
  const runs = makeRuns(request, world, sizes, truth, handing);
  const rows = await takeThrough(request, world, runs, truth, sizes);
  const strategies = request.isDone ? unscored(request, runs) : score(request, world, runs, rows);
  return { world, summary: rows.summary, strategies, calls: handing.calls };
}

function makeRuns(
  request: ReplicationRequest,
  world: World,
  sizes: Sizes,
  truth: RunTruth,
  handing: Handing,
): StrategyRun[] {
  const shared = new Map<string, unknown>();
  /** A step that reads only the stream is run once for all strategies that name it with the same options. */
  const share = <T extends { readonly reads: readonly StageColumn[] }>(
    strategy: Strategy,
    place: StagePlace,
    make: () => T,
  ): T => {
    const { kind, use, options } = place.choice;
    const key = JSON.stringify([place.step, kind, use, options]);
    const known = shared.get(key) as T | undefined;
    if (known) return known;
    const made = make();
    shared.set(made.reads.some(houseMade) ? `${key} ${strategy.name}` : key, made);
    return made;
  };
  const context = makeContext(request, world, sizes);
  const agencies = agencyMap(world);
  const cells = scoringCells(world);
  const { scenario } = request;
  return scenario.strategies.map((strategy) => {
    const place = (step: StagePlace["step"]): StagePlace => ({
      step,
      strategy: strategy.name,
      choice: strategy[step],
      file: scenario.file,
    });
    const dedup = share(strategy, place("dedup"), () =>
      dedupRun(
        makeDedup(place("dedup"), context),
        place("dedup"),
        createBundles(sizes.rows),
        sizes.rowsPerTick,
        handing,
      ),
    );
    const triage = share(strategy, place("triage"), () =>
      triageRun(makeTriage(place("triage"), context), place("triage"), sizes.rowsPerTick, handing),
    );
    const routing = share(strategy, place("routing"), () =>
      routingRun(
        makeRouting(place("routing"), context),
        place("routing"),
        world.agencies.agencies.length,
        sizes.rowsPerTick,
        handing,
      ),
    );
    const tally = createTally(cells.count, scenario.days);
    const rowCounts = createRowCounts(cells.count, scenario.days, sizes.rows);
    const events = new UrgentEvents(tally, truth);
    const reads = [...dedup.reads, ...triage.reads, ...routing.reads];
    return new StrategyRun(
      {
        name: strategy.name,
        dedup,
        triage,
        routing,
        truth,
        agencies,
        tally,
        rowCounts,
        events,
        floor: openFloor(request, world, sizes),
        known: createKnownList(contentCapacity(world)),
        capacity: new CapacityRecall(tally, truth, events, urgentReportsPerDay(scenario)),
        log: new DecisionLog(),
        stored: new StoredRows(request.storage(world), sizes.rows),
        matchKnown: reads.includes("matchKnown") ? new Uint8Array(sizes.rowsPerTick) : null,
        replication: request.replication,
      },
      sizes.rowsPerTick,
    );
  });
}

/** Reports that the urgent desk's staffed seconds of a day suffice for. */
function urgentReportsPerDay({ floor }: Scenario): number {
  return (floor.urgentServers * 24 * 3600) / floor.urgentBaseSeconds;
}

function openFloor({ scenario, replication }: ReplicationRequest, world: World, sizes: Sizes) {
  const seed = replicationSeed(scenario, replication);
  const key = (purpose: string) => keyOf(seed, "floor", purpose);
  return createFloor({
    values: scenario.floor,
    keys: { service: key("service"), agency: key("agency"), reassignment: key("reassignment") },
    agencyRates: agencyRates(world),
    ...sizes,
  });
}

function makeContext(
  { scenario, replication, userStages }: ReplicationRequest,
  world: World,
  sizes: Sizes,
): MakeContext {
  const tables = referenceTables(world);
  const stageKey = keyOf(replicationSeed(scenario, replication), "stages");
  const referenceKey = keyOf(replicationSeed(scenario, replication), "references");
  return {
    userStages,
    stage: {
      tables,
      expectedReports: sizes.rows,
      days: scenario.days + scenario.warmupDays,
      uniform: (id, index) => drawUniform(stageKey, id, index),
    },
    reference: { tables, idEnd: world.idEnd, uniform: (id, index) => drawUniform(referenceKey, id, index) },
  };
}

/** The rows of a run when it is over. */
interface RunRows {
  /** Null where the run was ended early. */
  readonly summary: StreamSummary | null;
  readonly firstMeasured: number;
  readonly end: number;
  /** Submission of each row: senders hold some back, so that rows are not submissions in order. */
  readonly submissions: Uint32Array;
}

function openStream(request: ReplicationRequest, world: World, reads: readonly StageColumn[]): ChunkStream {
  if (request.openStream) return request.openStream(world);
  const { scenario, replication, execution } = request;
  const order = worldOrder(scenario, replication, [...new Set(reads)].filter(isStreamColumn), execution);
  return execution.workers === 2 ? streamBeside(world, order) : streamHere(world, order);
}

/** The stream columns that the stages of all strategies read; makes every stage once, to ask it. */
export function streamColumnsOf(request: ReplicationRequest, world: World): StageColumn[] {
  const context = makeContext(request, world, sizesOf(world));
  const { scenario } = request;
  const reads = scenario.strategies.flatMap((strategy) =>
    steps.flatMap((step) => {
      const place = { step, strategy: strategy.name, choice: strategy[step], file: scenario.file };
      const made = { dedup: makeDedup, triage: makeTriage, routing: makeRouting }[step](place, context);
      return "stage" in made ? made.stage.reads : [];
    }),
  );
  return [...new Set(reads)].filter(isStreamColumn);
}

async function takeThrough(
  request: ReplicationRequest,
  world: World,
  runs: readonly StrategyRun[],
  truth: RunTruth,
  sizes: Sizes,
): Promise<RunRows> {
  const { execution, isDone } = request;
  const reads = runs.flatMap(({ parts }) => [...parts.dedup.reads, ...parts.triage.reads, ...parts.routing.reads]);
  const stream = openStream(request, world, reads);
  const frequent = reads.includes("matchFrequent") ? frequentColumns(world, sizes) : null;
  const submissions = new Uint32Array(sizes.rows);
  const numbering = cellNumbering(scoringCells(world));
  let firstMeasured = 0;
  let end = 0;
  try {
    for (;;) {
      execution.signal.throwIfAborted();
      const chunk = await stream.next();
      if (!chunk) break;
      if (chunk.fromTick === 0) seedKnownLists(world, stream.contentsBefore(), runs);
      if (!request.truth) keepTruth(truth, numbering, chunk);
      submissions.set(chunk.submission.subarray(0, chunk.rows), chunk.firstRow);
      for (let tick = 0; tick < chunk.ticks; tick++) {
        const view = tickView(chunk, tick);
        const until = world.clock.firstSecond + (view.tick + 1) * tickSeconds;
        const shared = frequent?.(chunk, view.from, view.to) ?? {};
        for (const run of runs) run.tick(view, shared, until);
        end = view.firstRow + view.rows;
        if (until <= 0) firstMeasured = end;
      }
      execution.onProgress(chunk.fromTick + chunk.ticks, world.clock.ticks);
      if (isDone?.(runs)) break;
    }
    return { summary: isDone ? null : stream.summary(), firstMeasured, end, submissions };
  } finally {
    await stream.close();
  }
}

function seedKnownLists(world: World, contentsBefore: number, runs: readonly StrategyRun[]): void {
  const [first, ...others] = runs.map(({ parts }) => parts.known.bits);
  if (!first) return;
  markKnownAtStart(world, contentsBefore, first);
  for (const bits of others) bits.set(first);
}

function frequentColumns(world: World, { rowsPerTick }: Sizes) {
  const sightings = new Uint8Array(contentCapacity(world));
  const matchFrequent = new Uint8Array(rowsPerTick);
  return (chunk: Chunk, from: number, to: number): HouseColumns => {
    fillMatchFrequent(sightings, chunk, from, to, matchFrequent);
    return { matchFrequent };
  };
}

/** Lets the floor work on after the last report, so that every report has the time in which it could still be on time. */
function drain(runs: readonly StrategyRun[], days: number): void {
  for (const run of runs) {
    for (let hour = 1; hour <= drainHours; hour++) run.drain(days * 24 * 3600 + hour * 3600);
    run.parts.floor.check();
  }
}

function score(
  { scenario }: ReplicationRequest,
  world: World,
  runs: readonly StrategyRun[],
  { summary, firstMeasured, end, submissions }: RunRows,
): StrategyOutcome[] {
  if (!summary) throw new InvariantError("a run that was ended early cannot be scored");
  const servers = scenario.floor.labellingServers + scenario.floor.urgentServers;
  const desks = runs.map((run) => run.deskFigures(servers, scenario.days));
  drain(runs, scenario.days);
  const submissionOf = (row: number): number => submissions[row] ?? 0;
  const levelsOf = clusterLevels(world, summary, { first: firstMeasured, end, submissionOf });
  const levels = new Map([...new Set(runs.map(({ parts }) => parts.dedup))].map((run) => [run, levelsOf(run.bundles)]));
  return runs.map(({ parts }, index) => {
    parts.capacity.endDay();
    addRowCounts(parts.tally, parts.rowCounts);
    const desk = desks[index];
    if (!desk) throw new InvariantError("a strategy without desk figures");
    const { name, tally, events, log, dedup } = parts;
    const measured = scoreReplication(tally, events, desk, levels.get(dedup) ?? []);
    return { name, measured, tally, decisions: log.rows };
  });
}

/** The outcomes of a run that ends as soon as it has shown what was asked for; at the end of the stream only a drain may show it. */
function unscored({ scenario, isDone }: ReplicationRequest, runs: readonly StrategyRun[]): StrategyOutcome[] {
  if (!isDone?.(runs)) drain(runs, scenario.days);
  return runs.map(({ parts: { name, tally, log } }) => ({ name, tally, decisions: log.rows, measured: new Map() }));
}

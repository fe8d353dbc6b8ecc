import { drawUniform, keyOf } from "@tipbench/random";
import type { RunTruth } from "@tipbench/scoring";
import type { StageColumn } from "@tipbench/vocabulary";
import { isStreamColumn, type World } from "@tipbench/world";
import { reportSteps, type Step, type Strategy } from "../scenario/scenario.ts";
import { assessmentRun } from "./assessment-run.ts";
import { createBundles } from "./bundles.kernel.ts";
import { type MakeContext, makeAssessment, makeDedup, makeRouting, makeTriage } from "./made-stages.ts";
import { makeStrategyRun } from "./make-strategy-run.ts";
import { type ReplicationRequest, type Sizes, sizesOf } from "./replication-request.ts";
import { replicationSeed } from "./settings.ts";
import type { StagePlace } from "./stage-fault.ts";
import { type DedupRun, dedupRun, type Handing, routingRun, triageRun } from "./stage-runs.ts";
import type { StrategyRun } from "./strategy-run.ts";
import { referenceTables } from "./world-tables.ts";

/** A replication that is to begin, with what its strategies share. */
export interface RunBasis {
  readonly request: ReplicationRequest;
  readonly world: World;
  readonly sizes: Sizes;
  readonly truth: RunTruth;
  readonly handing: Handing;
}

/** The strategies of a scenario, ready to be taken through a stream; steps that may be are shared. */
export function makeRuns(basis: RunBasis): StrategyRun[] {
  const { request, world, sizes, truth, handing } = basis;
  const context = makeContext(request, world, sizes);
  const stepsOf = reportStepsIn(basis, context);
  /** For what stages are asked later, about items. */
  const later: Handing = { sliceRows: handing.sliceRows, calls: 0 };
  return request.scenario.strategies.map((strategy) => {
    const place = placeOf(request, strategy, "assessment");
    const assessment = assessmentRun(makeAssessment(place, context), place, later);
    return makeStrategyRun(request, world, sizes, { strategy, ...stepsOf(strategy), assessment, truth, later });
  });
}

function placeOf({ scenario }: ReplicationRequest, strategy: Strategy, step: Step): StagePlace {
  return { step, strategy: strategy.name, choice: strategy[step], file: scenario.file };
}

/** Makes the steps of strategies that decide on reports; one that was made for an earlier strategy is given again where it may be. */
function reportStepsIn({ request, world, sizes, handing }: RunBasis, context: MakeContext) {
  const { rows, rowsPerTick } = sizes;
  const agencies = world.agencies.agencies.length;
  const dedup = sharing((at) => dedupRun(makeDedup(at, context), at, createBundles(rows), rowsPerTick, handing));
  const triage = sharing((at) => triageRun(makeTriage(at, context), at, rowsPerTick, handing));
  const routing = sharing((at) => routingRun(makeRouting(at, context), at, agencies, rowsPerTick, handing));
  return (strategy: Strategy) => ({
    dedup: dedup(placeOf(request, strategy, "dedup")),
    triage: triage(placeOf(request, strategy, "triage")),
    routing: routing(placeOf(request, strategy, "routing")),
  });
}

/** Makes a step at a place, once for all strategies that name it with the same options where it reads the stream alone and does not learn. */
function sharing<T extends Pick<DedupRun, "reads" | "stage">>(make: (place: StagePlace) => T) {
  const made = new Map<string, T>();
  return (place: StagePlace): T => {
    const { kind, use, options } = place.choice;
    const key = JSON.stringify([kind, use, options]);
    const step = made.get(key) ?? make(place);
    if (!step.reads.some(houseMade) && !step.stage?.learn) made.set(key, step);
    return step;
  };
}

const houseMade = (name: StageColumn): boolean => !isStreamColumn(name);

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

/** What a step of a strategy reads. */
export interface StepReads {
  readonly strategy: string;
  readonly step: Step;
  readonly reads: readonly StageColumn[];
}

/** What the steps of all strategies read of reports; makes every stage once, to ask it. */
export function readsOf(request: ReplicationRequest, world: World): readonly StepReads[] {
  const context = makeContext(request, world, sizesOf(world));
  return request.scenario.strategies.flatMap((strategy) =>
    reportSteps.map((step) => {
      const place = placeOf(request, strategy, step);
      const made = { dedup: makeDedup, triage: makeTriage, routing: makeRouting }[step](place, context);
      return { strategy: strategy.name, step, reads: "stage" in made ? made.stage.reads : [] };
    }),
  );
}

/** The stream columns that the stages of all strategies read. */
export function streamColumnsOf(request: ReplicationRequest, world: World): StageColumn[] {
  return [...new Set(readsOf(request, world).flatMap(({ reads }) => reads))].filter(isStreamColumn);
}

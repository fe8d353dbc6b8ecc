import { createHash } from "node:crypto";
import { drawUniform, type Key, keyOf } from "@tipbench/random";
import type { GradeModel } from "@tipbench/references";
import { LinkLog, type RunTruth } from "@tipbench/scoring";
import type { StageColumn } from "@tipbench/vocabulary";
import { gradeModel, isStreamColumn, truthOfReports, type World } from "@tipbench/world";
import { choiceKey, reportSteps, type Scenario, type Step, type Strategy } from "../scenario/scenario.ts";
import { assessmentRun } from "./assessment-run.ts";
import { createBundles } from "./bundles.kernel.ts";
import { LinkReviewers } from "./link-reviewers.ts";
import { type MakeContext, makeAssessment, makeDedup, makeRouting, makeTriage } from "./made-stages.ts";
import { makeStrategyRun } from "./make-strategy-run.ts";
import { PairDesk } from "./pair-desk.ts";
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
function reportStepsIn(basis: RunBasis, context: MakeContext) {
  const { request, world, sizes, handing } = basis;
  const { rowsPerTick } = sizes;
  const agencies = world.agencies.agencies.length;
  const dedup = sharing((at) => dedupRun(makeDedup(at, context), at, pairDesk(basis), rowsPerTick, handing));
  const triage = sharing((at) => triageRun(makeTriage(at, context), at, rowsPerTick, handing));
  const routing = sharing((at) => routingRun(makeRouting(at, context), at, agencies, rowsPerTick, handing));
  return (strategy: Strategy) => ({
    dedup: dedup(placeOf(request, strategy, "dedup")),
    triage: triage(placeOf(request, strategy, "triage")),
    routing: routing(placeOf(request, strategy, "routing")),
  });
}

/** Where a dedup step's word on pairs goes. Reviewers are the same for all strategies, and so are their errors. */
function pairDesk({ request: { scenario, replication }, sizes, truth }: RunBasis): PairDesk {
  const { floor, storedRows } = scenario;
  const key = (purpose: string) => keyOf(replicationSeed(scenario, replication), "links", purpose);
  const reviewers = {
    perDay: floor.linkReviewsPerDay,
    missedShare: floor.linkReviewMissedShare,
    falseShare: floor.linkReviewFalseShare,
    key: key("review"),
  };
  return new PairDesk(
    createBundles(sizes.rows),
    truth,
    new LinkReviewers(reviewers, truth),
    new LinkLog(storedRows, key("stored")),
  );
}

/** Makes a step at a place, once for all strategies that name it with the same options where it reads the stream alone and does not learn. */
function sharing<T extends Pick<DedupRun, "reads" | "stage">>(make: (place: StagePlace) => T) {
  const made = new Map<string, T>();
  return (place: StagePlace): T => {
    const key = choiceKey(place.choice);
    const step = made.get(key) ?? make(place);
    if (!step.reads.some(houseMade) && !step.stage?.learn) made.set(key, step);
    return step;
  };
}

const houseMade = (name: StageColumn): boolean => !isStreamColumn(name);

function makeContext(
  { scenario, replication, userStages, outside }: ReplicationRequest,
  world: World,
  sizes: Sizes,
): MakeContext {
  const tables = referenceTables(world);
  const seed = replicationSeed(scenario, replication);
  const stageKey = stageKeyOf(seed);
  const referenceKey = keyOf(seed, "references");
  return {
    userStages,
    outside,
    stage: {
      tables,
      expectedReports: sizes.rows,
      days: scenario.days + scenario.warmupDays,
      uniform: (id, index) => drawUniform(stageKey, id, index),
      drawKey: stageKey,
    },
    reference: {
      tables,
      truthOf: (reportId) => truthOfReports(world, reportId),
      grades: () => gradesOf(scenario, world),
      idEnd: world.idEnd,
      uniform: (id, index) => drawUniform(referenceKey, id, index),
    },
  };
}

/** The key that stages draw under: they may know it, and some are on other machines, so the seed must not be told from it. */
function stageKeyOf(seed: string): Key {
  return keyOf(createHash("sha256").update(seed).digest("hex"), "stages");
}

/** What columns tell of the grade; a label that is a mistake has no flags. */
function gradesOf({ floor }: Scenario, world: World): GradeModel {
  const model = gradeModel(world);
  return { ...model, recent: model.recent.map((share) => share * (1 - floor.labelErrorShare)) };
}

/** What a step of a strategy reads. */
export interface StepReads {
  readonly strategy: string;
  readonly step: Step;
  readonly reads: readonly StageColumn[];
}

/** What the steps of all strategies read of reports; makes every stage once, to ask it. */
export function readsOf(request: ReplicationRequest, world: World): readonly StepReads[] {
  try {
    return askedReads(request, makeContext(request, world, sizesOf(world)));
  } finally {
    request.outside.close();
  }
}

function askedReads(request: ReplicationRequest, context: MakeContext): readonly StepReads[] {
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

import { drawUniform, keyOf } from "@tipbench/random";
import type { GradeModel } from "@tipbench/references";
import type { RunTruth } from "@tipbench/scoring";
import type { StageColumn } from "@tipbench/vocabulary";
import { gradeModel, isStreamColumn, truthOfReports, type World } from "@tipbench/world";
import { reportSteps, type Scenario, type Strategy } from "../scenario/scenario.ts";
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

const houseMade = (name: StageColumn): boolean => !isStreamColumn(name);

/** The strategies of a scenario, ready to be taken through a stream; steps that may be are shared. */
export function makeRuns(
  request: ReplicationRequest,
  world: World,
  sizes: Sizes,
  truth: RunTruth,
  handing: Handing,
): StrategyRun[] {
  const shared = new Map<string, unknown>();
  /** A step that reads only the stream is run once for all strategies that name it with the same options. */
  const share = <T extends Pick<DedupRun, "reads" | "stage">>(
    strategy: Strategy,
    place: StagePlace,
    make: () => T,
  ): T => {
    const { kind, use, options } = place.choice;
    const key = JSON.stringify([place.step, kind, use, options]);
    const known = shared.get(key) as T | undefined;
    if (known) return known;
    const made = make();
    shared.set(made.reads.some(houseMade) || made.stage?.learn ? `${key} ${strategy.name}` : key, made);
    return made;
  };
  const context = makeContext(request, world, sizes);
  const { scenario } = request;
  /** For what stages are asked later, about items. */
  const later: Handing = { sliceRows: handing.sliceRows, calls: 0 };
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
    const assessment = assessmentRun(makeAssessment(place("assessment"), context), place("assessment"), later);
    return makeStrategyRun(request, world, sizes, { strategy, dedup, triage, routing, assessment, truth, later });
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
    reference: {
      tables,
      truthOf: (reportId) => truthOfReports(world, reportId),
      grades: () => gradesOf(scenario, world),
      idEnd: world.idEnd,
      uniform: (id, index) => drawUniform(referenceKey, id, index),
    },
  };
}

/** What columns tell of the grade; a label that is a mistake has no flags. */
function gradesOf({ floor }: Scenario, world: World): GradeModel {
  const model = gradeModel(world);
  return { ...model, recent: model.recent.map((share) => share * (1 - floor.labelErrorShare)) };
}

/** The stream columns that the stages of all strategies read; makes every stage once, to ask it. */
export function streamColumnsOf(request: ReplicationRequest, world: World): StageColumn[] {
  const context = makeContext(request, world, sizesOf(world));
  const { scenario } = request;
  const reads = scenario.strategies.flatMap((strategy) =>
    reportSteps.flatMap((step) => {
      const place = { step, strategy: strategy.name, choice: strategy[step], file: scenario.file };
      const made = { dedup: makeDedup, triage: makeTriage, routing: makeRouting }[step](place, context);
      return "stage" in made ? made.stage.reads : [];
    }),
  );
  return [...new Set(reads)].filter(isStreamColumn);
}

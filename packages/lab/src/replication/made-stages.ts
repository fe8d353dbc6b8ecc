import {
  type DedupReference,
  type ReferenceContext,
  type RoutingReference,
  references,
  type TriageReference,
} from "@tipbench/references";
import type { DedupStage, RoutingStage, StageContext, TriageStage } from "@tipbench/stage-kit";
import { builtInStages } from "@tipbench/stages";
import { InvariantError, type StageColumn, stageColumns, UserError } from "@tipbench/vocabulary";
import { oneOf } from "../scenario/nearest-name.ts";
import type { StageChoice } from "../scenario/scenario.ts";
import { guarded, placeText, type StagePlace, stageFault } from "./stage-fault.ts";
import type { Maker } from "./stage-runs.ts";
import type { UserStages } from "./user-stages.ts";

/** What stages and references are made with. */
export interface MakeContext {
  readonly stage: StageContext;
  readonly reference: ReferenceContext;
  readonly userStages: UserStages;
}

interface Catalogue<S, R> {
  readonly builtIn: Readonly<Record<string, { readonly create: (options: unknown, context: StageContext) => S }>>;
  readonly references: Readonly<
    Record<string, { readonly create: (options: unknown, context: ReferenceContext) => R }>
  >;
  /** The method that a stage of this step has. */
  readonly method: "dedup" | "triage" | "route";
}

interface AnyStage {
  readonly name: string;
  readonly reads: readonly StageColumn[];
}

const dedups: Catalogue<DedupStage, DedupReference> = {
  builtIn: builtInStages.dedup,
  references: references.dedup,
  method: "dedup",
};
const triages: Catalogue<TriageStage, TriageReference> = {
  builtIn: builtInStages.triage,
  references: references.triage,
  method: "triage",
};
const routings: Catalogue<RoutingStage, RoutingReference> = {
  builtIn: builtInStages.routing,
  references: references.routing,
  method: "route",
};

function checkReads(place: StagePlace, { reads }: AnyStage): void {
  const names = Object.keys(stageColumns);
  const problems = reads
    .filter((name) => !names.includes(name))
    .map((name) => ({
      code: "unknown-column",
      message: `Stage "${place.choice.use}" reads a column this scenario does not have.`,
      at: placeText(place),
      found: JSON.stringify(name),
      expected: oneOf(String(name), names),
      fix: `change it in "reads" of ${place.choice.use}`,
    }));
  if (problems.length > 0) throw new UserError(problems);
}

function checkShape(place: StagePlace, stage: unknown, method: string): void {
  const isStage =
    typeof stage === "object" &&
    stage !== null &&
    "reads" in stage &&
    Array.isArray(stage.reads) &&
    typeof Reflect.get(stage, method) === "function";
  if (isStage) return;
  throw new UserError({
    code: "not-a-stage",
    message: `createStage of "${place.choice.use}" does not give a ${place.step} stage.`,
    at: placeText(place),
    found: stage === null ? "null" : typeof stage,
    expected: `an object with name, reads and ${method}(batch, ...)`,
    fix: "return such an object from createStage",
  });
}

function make<S extends AnyStage, R>(place: StagePlace, context: MakeContext, catalogue: Catalogue<S, R>): Maker<S, R> {
  const { choice } = place;
  if (choice.kind === "reference") {
    const found = catalogue.references[choice.use];
    if (!found) throw new InvariantError(`reference ${choice.use} is not in the catalogue`);
    return { reference: found.create(choice.options, context.reference) };
  }
  if (choice.kind === "builtIn") {
    const found = catalogue.builtIn[choice.use];
    if (!found) throw new InvariantError(`stage ${choice.use} is not in the catalogue`);
    return { stage: found.create(choice.options, context.stage) };
  }
  return { stage: makeOwn<S>(place, context, choice, catalogue.method) };
}

function makeOwn<S extends AnyStage>(place: StagePlace, context: MakeContext, choice: StageChoice, method: string): S {
  let stage: S | undefined;
  guarded(place, 0, () => {
    stage = context.userStages.create<S>(choice.use, choice.options, context.stage);
  });
  checkShape(place, stage, method);
  if (!stage) throw stageFault(place, 0, nothingMade);
  checkReads(place, stage);
  return stage;
}

const nothingMade = {
  code: "not-a-stage",
  message: "gave no stage",
  found: "nothing",
  expected: "a stage",
  fix: "return a stage from createStage",
};

/** Makes the dedup step of a strategy. */
export function makeDedup(place: StagePlace, context: MakeContext): Maker<DedupStage, DedupReference> {
  return make(place, context, dedups);
}

/** Makes the triage step of a strategy. */
export function makeTriage(place: StagePlace, context: MakeContext): Maker<TriageStage, TriageReference> {
  return make(place, context, triages);
}

/** Makes the routing step of a strategy. */
export function makeRouting(place: StagePlace, context: MakeContext): Maker<RoutingStage, RoutingReference> {
  return make(place, context, routings);
}

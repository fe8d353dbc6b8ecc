import {
  type DedupReference,
  type ReferenceContext,
  type RoutingReference,
  references,
  type TriageReference,
} from "@tipbench/references";
import type { AssessmentStage, DedupStage, RoutingStage, StageContext, TriageStage } from "@tipbench/stage-kit";
import { builtInStages } from "@tipbench/stages";
import { assessmentColumns, InvariantError, stageColumns, UserError } from "@tipbench/vocabulary";
import { oneOf } from "../scenario/nearest-name.ts";
import { methodOf, type Step } from "../scenario/scenario.ts";
import { isOutside, type Opener, type OutsideStages } from "./outside-stages.ts";
import { guarded, placeText, type StagePlace, stageFault } from "./stage-fault.ts";
import type { Maker } from "./stage-runs.ts";
import type { UserStages } from "./user-stages.ts";

/** What stages and references are made with. */
export interface MakeContext {
  readonly stage: StageContext;
  readonly reference: ReferenceContext;
  readonly userStages: UserStages;
  readonly outside: OutsideStages;
}

/** The stages of a step, and what one of the user's own must be like. */
interface StageShelf<S> {
  readonly builtIn: Readonly<Record<string, { readonly create: (options: unknown, context: StageContext) => S }>>;
  /** The method that a stage of this step has. */
  readonly method: (typeof methodOf)[Step];
  /** The names that it may read. */
  readonly columns: readonly string[];
  /** How one that runs outside the process is opened. */
  readonly opener: Opener<S>;
}

interface Catalogue<S, R> extends StageShelf<S> {
  readonly references: Readonly<
    Record<string, { readonly create: (options: unknown, context: ReferenceContext) => R | S }>
  >;
}

interface AnyStage {
  readonly name: string;
  readonly reads: readonly string[];
}

const ofReports = Object.keys(stageColumns);

const dedups: Catalogue<DedupStage, DedupReference> = {
  builtIn: builtInStages.dedup,
  references: references.dedup,
  method: methodOf.dedup,
  columns: ofReports,
  opener: ({ dedup }) => dedup,
};
const triages: Catalogue<TriageStage, TriageReference> = {
  builtIn: builtInStages.triage,
  references: references.triage,
  method: methodOf.triage,
  columns: ofReports,
  opener: ({ triage }) => triage,
};
const routings: Catalogue<RoutingStage, RoutingReference> = {
  builtIn: builtInStages.routing,
  references: references.routing,
  method: methodOf.routing,
  columns: ofReports,
  opener: ({ routing }) => routing,
};
const assessments: StageShelf<AssessmentStage> = {
  builtIn: builtInStages.assessment,
  method: methodOf.assessment,
  columns: Object.keys(assessmentColumns),
  opener: ({ assessment }) => assessment,
};

function checkReads(place: StagePlace, { reads }: AnyStage, names: readonly string[]): void {
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

/** A file's own stage may say anything of its scores; what nobody knows would be passed over in silence. */
function checkScore(place: StagePlace, stage: Readonly<{ scoreIs?: unknown }>): void {
  if (stage.scoreIs === undefined || stage.scoreIs === "probability") return;
  throw new UserError({
    code: "unknown-score",
    message: `Stage "${place.choice.use}" says of its scores what nobody knows.`,
    at: placeText(place),
    found: JSON.stringify(stage.scoreIs) ?? typeof stage.scoreIs,
    expected: 'scoreIs: "probability", or none',
    fix: `mend or leave out scoreIs in ${place.choice.use}`,
  });
}

function make<S extends AnyStage, R>(place: StagePlace, context: MakeContext, catalogue: Catalogue<S, R>): Maker<S, R> {
  const { choice } = place;
  if (choice.kind === "reference") {
    const found = catalogue.references[choice.use];
    if (!found) throw new InvariantError(`reference ${choice.use} is not in the catalogue`);
    const made = found.create(choice.options, context.reference);
    return isStage<S, R>(made) ? { stage: made } : { reference: made };
  }
  return { stage: makeStage(place, context, catalogue) };
}

/** Whether a reference decides by columns, as stages do. */
function isStage<S extends AnyStage, R>(made: S | R): made is S {
  return typeof made === "object" && made !== null && "reads" in made;
}

function makeStage<S extends AnyStage>(place: StagePlace, context: MakeContext, shelf: StageShelf<S>): S {
  const { kind, use, options } = place.choice;
  if (kind === "file") return makeOwn<S>(place, context, shelf);
  if (isOutside(place.choice)) return context.outside.make(place, context.stage, shelf.opener);
  const found = shelf.builtIn[use];
  if (kind !== "builtIn" || !found) throw new InvariantError(`${kind} ${use} is not in the catalogue`);
  return found.create(options, context.stage);
}

function makeOwn<S extends AnyStage>(place: StagePlace, context: MakeContext, shelf: StageShelf<S>): S {
  const { choice } = place;
  let stage: S | undefined;
  const create = () => {
    stage = context.userStages.create<S>(choice.use, choice.options, context.stage);
  };
  guarded(place, 0, create, "make");
  checkShape(place, stage, shelf.method);
  if (!stage) throw stageFault(place, 0, nothingMade);
  checkReads(place, stage, shelf.columns);
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
  const made = make(place, context, triages);
  if ("stage" in made) checkScore(place, made.stage);
  return made;
}

/** Makes the routing step of a strategy. */
export function makeRouting(place: StagePlace, context: MakeContext): Maker<RoutingStage, RoutingReference> {
  return make(place, context, routings);
}

/** Makes the assessment step of a strategy, which has no reference. */
export function makeAssessment(place: StagePlace, context: MakeContext): AssessmentStage {
  return makeStage(place, context, assessments);
}

import type { AssessmentStage, DedupStage, RoutingStage, StageContext, TriageStage } from "@tipbench/stage-kit";
import { type StageSubject, testContext } from "@tipbench/stage-kit/testing";
import { UserError } from "@tipbench/vocabulary";
import { errorText } from "../replication/stage-stack.ts";
import { UserStages } from "../replication/user-stages.ts";
import { methodOf, type Step, steps } from "../scenario/scenario.ts";
import type { StudyRequest } from "./study-task.ts";

type Options = Readonly<Record<string, unknown>>;
type Make = <S>(options: Options, context: StageContext) => S;

const subjects: Readonly<Record<Step, (make: Make) => StageSubject>> = {
  dedup: (make) => ({ step: "dedup", create: (options, context) => make<DedupStage>(options, context) }),
  triage: (make) => ({ step: "triage", create: (options, context) => make<TriageStage>(options, context) }),
  routing: (make) => ({ step: "routing", create: (options, context) => make<RoutingStage>(options, context) }),
  assessment: (make) => ({
    step: "assessment",
    create: (options, context) => make<AssessmentStage>(options, context),
  }),
};

/** The steps whose method an object has; none where it is no stage at all. */
function stepsOf(stage: unknown): readonly Step[] {
  if (typeof stage !== "object" || stage === null || !Array.isArray(Reflect.get(stage, "reads"))) return [];
  return steps.filter((step) => typeof Reflect.get(stage, methodOf[step]) === "function");
}

/** What a file's stage is a stage of: as asked, or as its methods say. Throws UserError where it is none of that, or of several. */
function stepOf(stage: unknown, path: string, asked: Step | null): Step {
  const found = stepsOf(stage);
  const [only, ...others] = asked === null ? found : found.filter((step) => step === asked);
  if (only !== undefined && others.length === 0) return only;
  throw only === undefined ? notAStage(stage, path, asked) : severalKinds(found, path);
}

function notAStage(stage: unknown, path: string, asked: Step | null): UserError {
  const methods = (asked === null ? steps : [asked]).map((step) => methodOf[step]);
  const found = stage === null || typeof stage !== "object" ? String(stage) : `{ ${Object.keys(stage).join(", ")} }`;
  return new UserError({
    code: "not-a-stage",
    message: `createStage of "${path}" does not give ${asked === null ? "a" : `the asked for ${asked}`} stage.`,
    at: path,
    found,
    expected: `an object with name, reads (a list) and ${methods.join(" or ")}(batch, ...)`,
    fix: "return such an object from createStage",
  });
}

const severalKinds = (found: readonly Step[], path: string): UserError =>
  new UserError({
    code: "several-kinds",
    message: `The stage of "${path}" can be of several kinds.`,
    at: path,
    found: found.map((step) => `${methodOf[step]}()`).join(", "),
    expected: "one of these, or --kind",
    fix: `add --kind ${found[0]}`,
  });

/**
 * Compiles and loads a file, and makes its stage once to see what it is. Throws UserError for what does not compile, load or make a stage
 * of the step that was asked for.
 */
export async function fileSubject({ target, step, options }: StudyRequest): Promise<StageSubject> {
  const userStages = new UserStages();
  const path = target.text;
  await userStages.load(path, ".", path);
  const make: Make = (given, context) => made(path, () => userStages.create(path, given, context));
  return subjects[stepOf(make(options, testContext()), path, step)](make);
}

/** What a file's `createStage` makes; an error of its own is told as such. */
function made<T>(path: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new UserError({
      code: "stage-threw",
      message: `createStage of "${path}" threw an error.`,
      at: path,
      found: error instanceof Error ? errorText(error, path) : String(error),
      expected: "a stage",
      fix: `mend ${path}, or give other --options`,
    });
  }
}

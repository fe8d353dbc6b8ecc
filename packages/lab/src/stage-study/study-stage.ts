import { keyOf } from "@tipbench/random";
import { findBrokenLaw, laws, type StageLaw, type StageSubject, testContext } from "@tipbench/stage-kit/testing";
import { UserError } from "@tipbench/vocabulary";
import { stageFrames } from "../replication/stage-stack.ts";
import { UserStages } from "../replication/user-stages.ts";
import { shownFailure } from "./shown-failure.ts";
import type { LawVerdict } from "./study-document.ts";
import { fileSubject, stepOf } from "./study-subject.ts";
import type { StudyTask } from "./study-task.ts";

/** Laws without which no other one says anything. */
const first = ["reads", "no-error"];

/** What was made of a task: its stage, and how many laws it is held to. */
export interface Opened {
  readonly kind: "opened";
  readonly stage: string;
  readonly step: StageSubject["step"];
  readonly reads: readonly string[];
  readonly laws: number;
}

/** What a thread says of its study, in this order; `problems` in place of the rest. */
export type StudySaying =
  | Opened
  | { readonly kind: "verdict"; readonly verdict: LawVerdict }
  | { readonly kind: "done" }
  | { readonly kind: "problems"; readonly problems: UserError["problems"] };

/** Makes the stage of a task and holds it to its laws; `tell` hears what it is, and each verdict as it falls. */
export async function studyStage(task: StudyTask, tell: (said: StudySaying) => void): Promise<void> {
  const { subject, stage } = await opened(task);
  const own = lawsOf(task, subject);
  tell({ kind: "opened", stage: String(stage.name), step: subject.step, reads: [...stage.reads], laws: own.length });
  let isSound = true;
  for (const law of own) {
    const verdict = isSound ? check(law, subject, task) : verdictOf(law, "notChecked");
    if (first.includes(law.id) && verdict.verdict === "broken") isSound = false;
    tell({ kind: "verdict", verdict });
  }
  tell({ kind: "done" });
}

interface AnyStage {
  readonly name: string;
  readonly reads: readonly string[];
}

async function opened({ source, step, options, calls }: StudyTask) {
  const userStages = new UserStages();
  Atomics.add(calls, 0, 1);
  await userStages.load(source.text, ".", source.text);
  const stage = made(() => userStages.create<AnyStage>(source.text, options, testContext()), source.text);
  return { stage, subject: fileSubject(stepOf(stage, source.text, step), source.text, userStages) };
}

function made<T>(make: () => T, path: string): T {
  try {
    return make();
  } catch (error) {
    throw new UserError({
      code: "stage-threw",
      message: `createStage of "${path}" threw an error.`,
      at: path,
      found: thrown(error, path),
      expected: "a stage",
      fix: `mend ${path}, or give other --options`,
    });
  }
}

/** An error with the places in the stage's own file that it came through. */
function thrown(error: unknown, path: string): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.name}: ${error.message}${stageFrames(error.stack ?? "", path)}`;
}

function lawsOf({ replay }: StudyTask, { step }: StageSubject): readonly StageLaw[] {
  const own = laws.filter(({ steps }) => steps.includes(step));
  if (!replay) return own;
  const found = own.filter(({ id }) => id === replay.law);
  if (found.length > 0) return found;
  throw new UserError({
    code: "unknown-law",
    message: `There is no law "${replay.law}" of ${step} stages.`,
    at: "--replay",
    found: JSON.stringify(replay.law),
    expected: `one of ${own.map(({ id }) => id).join(", ")}`,
    fix: "take the line that a failure has printed",
  });
}

function verdictOf({ id, name }: StageLaw, verdict: "kept" | "notChecked"): LawVerdict {
  return { law: id, says: name, verdict, failure: null };
}

function check(law: StageLaw, subject: StageSubject, task: StudyTask): LawVerdict {
  const { options, runs, seed, replay, calls, source } = task;
  const broken = findBrokenLaw(law, subject, {
    options,
    runs: replay ? 1 : runs,
    seed: replay?.seed ?? keyOf(seed, "laws", law.id).a,
    ...(replay && { path: replay.path }),
    onCall: () => Atomics.add(calls, 0, 1),
    isFatal: (error) => error instanceof UserError,
  });
  if (!broken) return verdictOf(law, "kept");
  const failure = shownFailure(broken);
  const found = broken.error === undefined ? failure.found : thrown(broken.error, source.text);
  return { law: law.id, says: law.name, verdict: "broken", failure: { ...failure, found } };
}

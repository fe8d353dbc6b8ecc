import { keyOf } from "@tipbench/random";
import {
  type BrokenLaw,
  findBrokenLaw,
  type LawSettings,
  laws,
  type StageLaw,
  type StageSubject,
  testContext,
} from "@tipbench/stage-kit/testing";
import { UserError } from "@tipbench/vocabulary";
import { errorText } from "../replication/stage-stack.ts";
import { endsStudy } from "./ends-study.ts";
import { fileSubject } from "./file-subject.ts";
import { shownFailure } from "./shown-failure.ts";
import type { LawFailure, LawVerdict } from "./study-document.ts";
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
  /** Streams tried for each. */
  readonly runs: number;
}

/** What a thread says of its study, in this order; `problems` in place of the rest. */
export type StudySaying =
  | Opened
  | { readonly kind: "stream" }
  | { readonly kind: "verdict"; readonly verdict: LawVerdict }
  | { readonly kind: "done" }
  | { readonly kind: "problems"; readonly problems: UserError["problems"] };

/** Makes the stage of a task and holds it to its laws; `tell` hears what it is, how far it is, and the verdicts. */
export async function studyStage(task: StudyTask, tell: (said: StudySaying) => void): Promise<void> {
  const subject = await subjectOf(task);
  const stage = headOf(subject, task);
  const own = lawsOf(task, subject);
  tell({ kind: "opened", ...stage, step: subject.step, laws: own.length, runs: runsOf(task) });
  const broken = allBroken(own, subject, { ...task, onStream: () => tell({ kind: "stream" }) });
  const isSound = !broken.some(({ law }) => isFirst(law));
  for (const law of own) tell({ kind: "verdict", verdict: verdictOf(law, broken, task, isSound || isFirst(law)) });
  tell({ kind: "done" });
}

const isFirst = ({ id }: StageLaw): boolean => first.includes(id);

interface Watched extends StudyTask {
  readonly onStream: () => void;
}

/** All of some laws that a stage breaks, looked for one after the other; up to one without which the others say nothing. */
function allBroken(laws: readonly StageLaw[], subject: StageSubject, task: Watched): BrokenLaw[] {
  const broken: BrokenLaw[] = [];
  for (;;) {
    const left = laws.filter((law) => !broken.some((found) => found.law === law));
    const next = left.length === 0 ? null : findBrokenLaw(left, subject, settingsOf(task));
    if (next) broken.push(next);
    if (!next || isFirst(next.law)) return broken;
  }
}

function settingsOf(task: Watched): LawSettings {
  const { options, seed, replay, calls, onStream } = task;
  return {
    options,
    runs: runsOf(task),
    shrinks: mostShrinks[task.target.kind],
    seed: replay?.seed ?? keyOf(seed, "laws").a,
    ...(replay && { path: replay.path }),
    onStream,
    onCall: () => Atomics.add(calls, 0, 1),
    isFatal: endsStudy,
  };
}

/** A process takes long to start, and each stream takes several of them. */
const usualRuns = { file: 100, url: 100, command: 10 } as const;

const mostShrinks = { file: 5000, url: 1000, command: 150 } as const;

const runsOf = ({ replay, runs, target }: StudyTask): number => (replay ? 1 : (runs ?? usualRuns[target.kind]));

async function subjectOf(task: StudyTask): Promise<StageSubject> {
  const { target, calls } = task;
  Atomics.add(calls, 0, 1);
  if (target.kind === "file") return fileSubject(task);
  const { outsideSubject } = await import("./outside-subject.ts");
  return outsideSubject(task);
}

/** What a stage is called and reads. */
function headOf(subject: StageSubject, { options }: StudyTask): Pick<Opened, "stage" | "reads"> {
  try {
    const { name, reads } = subject.create(options, testContext());
    return { stage: String(name), reads: [...reads] };
  } finally {
    subject.release?.();
  }
}

/** An error with the places in the stage's own file that it came through. */
function thrown(error: unknown, path: string): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof UserError) return error.problems.map(({ message, found }) => `${message}\n${found}`).join("\n");
  return errorText(error, path);
}

function lawsOf({ replay, target }: StudyTask, { step }: StageSubject): readonly StageLaw[] {
  const isHere = target.kind === "file";
  const own = laws.filter((law) => law.steps.includes(step) && (isHere || !law.isOfSharedMemory));
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

function verdictOf(law: StageLaw, broken: readonly BrokenLaw[], { target }: StudyTask, isChecked: boolean): LawVerdict {
  const found = broken.find((one) => one.law === law);
  const verdict = found ? "broken" : isChecked ? "kept" : "notChecked";
  return { law: law.id, says: law.name, verdict, failure: found ? failureOf(found, target.text) : null };
}

function failureOf(broken: BrokenLaw, path: string): LawFailure {
  const failure = shownFailure(broken);
  const { error } = broken;
  if (error === undefined) return failure;
  const expected = error instanceof UserError ? error.problems[0]?.expected : undefined;
  return { ...failure, found: thrown(error, path), expected: expected ?? failure.expected };
}

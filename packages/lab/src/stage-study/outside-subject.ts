import type { StageContext } from "@tipbench/stage-kit";
import { type StageSubject, testContext } from "@tipbench/stage-kit/testing";
import { commandWords, type OpenedStage, openStage, type StageSource } from "@tipbench/transport";
import { InvariantError, UserError } from "@tipbench/vocabulary";
import { type Step, steps } from "../scenario/scenario.ts";
import { endsStudy } from "./ends-study.ts";
import type { StageTarget } from "./stage-target.ts";
import type { StudyTask } from "./study-task.ts";

type Options = Readonly<Record<string, unknown>>;

/** Opens stages that are programs or addresses, and ends those that it has opened. */
class OpenStages {
  readonly #source: Omit<StageSource, "options">;
  readonly #open: OpenedStage<unknown>[] = [];

  constructor({ target, deadlineSeconds, replay, stop }: StudyTask) {
    this.#source = {
      program: programOf(target),
      deadlineSeconds,
      at: target.text,
      stop,
      standardError: replay ? "shown" : "kept",
    };
  }

  take<S>(
    open: (source: StageSource, context: StageContext) => OpenedStage<S>,
    options: Options,
    context: StageContext,
  ): S {
    const opened = open({ ...this.#source, options }, context);
    this.#open.push(opened);
    return opened.stage;
  }

  close(): void {
    for (const opened of this.#open.splice(0)) opened.close();
  }
}

function programOf({ kind, text }: StageTarget): StageSource["program"] {
  return kind === "url" ? { url: text } : { command: commandWords(text) ?? [], folder: process.cwd() };
}

const subjects: Readonly<Record<Step, (opened: OpenStages) => StageSubject>> = {
  dedup: (opened) => ({ step: "dedup", create: (...made) => opened.take(openStage.dedup, ...made) }),
  triage: (opened) => ({ step: "triage", create: (...made) => opened.take(openStage.triage, ...made) }),
  routing: (opened) => ({ step: "routing", create: (...made) => opened.take(openStage.routing, ...made) }),
  assessment: (opened) => ({ step: "assessment", create: (...made) => opened.take(openStage.assessment, ...made) }),
};

/** A stage that is a program or an address, as the laws take it. */
function subjectOf(step: Step, request: StudyTask): StageSubject {
  const opened = new OpenStages(request);
  return { ...subjects[step](opened), release: () => opened.close() };
}

/**
 * The stage that a program or an address is: of the step that was asked for, or of the only one for which it answers the first message.
 * Throws UserError where it answers for none, or for several.
 */
export function outsideSubject(request: StudyTask): StageSubject {
  const { step } = request;
  const tried = (step === null ? steps : [step]).map((each) => tryStep(subjectOf(each, request), request.options));
  const [only, ...others] = tried.filter(({ fault }) => fault === null);
  if (only && others.length === 0) return only.subject;
  if (only) throw severalKinds(request.target, [only, ...others]);
  throw tellingFault(tried);
}

/** What came of the first message to a stage, as one of a step. */
interface Tried {
  readonly subject: StageSubject;
  readonly fault: UserError | null;
}

function tryStep(subject: StageSubject, options: Options): Tried {
  try {
    subject.create(options, testContext());
    return { subject, fault: null };
  } catch (fault) {
    if (!(fault instanceof UserError) || endsStudy(fault)) throw fault;
    return { subject, fault };
  } finally {
    subject.release?.();
  }
}

const codeOf = ({ problems }: UserError): string => problems[0]?.code ?? "";

/** Of what a stage said for each step, the first that is more than a refusal. */
function tellingFault(tried: readonly Tried[]): Error {
  const faults = tried.flatMap(({ fault }) => fault ?? []);
  return (
    faults.find((fault) => codeOf(fault) !== "stage-said-error") ?? faults[0] ?? new InvariantError("no step tried")
  );
}

const severalKinds = ({ text }: StageTarget, tried: readonly Tried[]): UserError =>
  new UserError({
    code: "several-kinds",
    message: `The stage "${text}" answers for several kinds.`,
    at: text,
    found: tried.map(({ subject }) => subject.step).join(", "),
    expected: "one of these, or --kind",
    fix: `add --kind ${tried[0]?.subject.step}`,
  });

import type { StageStep } from "@tipbench/vocabulary";
import fc from "fast-check";
import type { ReferenceTables } from "../reference-tables.ts";
import type { StageContext } from "../stages.ts";
import type { AnyStream, LawFault, RowDecision, StageLaw, Trial } from "./law.ts";
import { type OpenStage, openStage, type StageSubject } from "./open-stage.ts";
import { readsLabels, runAgain, runStage } from "./run-stage.ts";
import { syntheticItems } from "./synthetic-items.ts";
import { syntheticStreams } from "./synthetic-stream.ts";
import { testContext } from "./test-context.ts";

/** How a law is checked. */
export interface LawSettings {
  /** The stage's options; none by default. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** `testContext()` by default. The streams' codes are those of its tables. */
  readonly context?: StageContext;
  /** Streams tried for each law; 100 by default. */
  readonly runs?: number;
  /** Streams tried at most to make a failure small; no limit by default. */
  readonly shrinks?: number;
  /** Which streams; by default others each time. */
  readonly seed?: number;
  readonly path?: string;
  /** Told before each stream that is tried, those that make a failure small too. */
  readonly onStream?: () => void;
  /** Told before each call of a stage. */
  readonly onCall?: () => void;
  /** Whether an error is no fault of a decision: it ends the check and is thrown on. None is by default. */
  readonly isFatal?: (error: unknown) => boolean;
}

/** A law that a stage breaks, on the smallest stream that was found. */
export interface BrokenLaw {
  readonly law: StageLaw;
  readonly step: StageStep;
  readonly stage: Pick<OpenStage, "name" | "reads">;
  readonly stream: AnyStream;
  readonly fault: LawFault;
  /** What the stage threw, if that is the fault. */
  readonly error: unknown;
  /** With `path` as its settings the law is checked on this stream alone. */
  readonly seed: number;
  readonly path: string;
}

type Tried = Pick<BrokenLaw, "law" | "stream" | "fault" | "error">;

/**
 * Holds a stage to laws over streams of synthetic reports: the first that one of them breaks, made small for the first law that it
 * breaks; null where it keeps all of them. An error of its factory is passed on.
 */
export function findBrokenLaw(
  laws: readonly StageLaw[],
  subject: StageSubject,
  settings: LawSettings = {},
): BrokenLaw | null {
  const { context = testContext(), runs = 100, seed, path } = settings;
  const stage = headOf(subject, settings, context);
  const seen: { left: number; smallest?: Tried; fatal?: Tried } = {
    left: settings.shrinks ?? Number.POSITIVE_INFINITY,
  };
  const property = fc.property(streamsOf(subject.step, context.tables, stage.reads), (stream) => {
    if (seen.fatal || seen.left === 0) return;
    if (seen.smallest) seen.left -= 1;
    const tried = tryLaws(seen.smallest ? [seen.smallest.law] : laws, { subject, settings, context, stage }, stream);
    if (tried && settings.isFatal?.(tried.error)) seen.fatal = tried;
    else if (tried) {
      seen.smallest = tried;
      throw new Error(tried.fault.found);
    }
  });
  const found = fc.check(property, {
    numRuns: runs,
    ...(seed === undefined ? {} : { seed }),
    ...(path === undefined ? {} : { path }),
  });
  if (seen.fatal) throw seen.fatal.error;
  if (!found.failed || !seen.smallest) return null;
  return { step: subject.step, stage, ...seen.smallest, seed: found.seed, path: found.counterexamplePath ?? "" };
}

function streamsOf(step: StageStep, tables: ReferenceTables, reads: readonly string[]): fc.Arbitrary<AnyStream> {
  return step === "assessment" ? syntheticItems(tables, reads) : syntheticStreams(tables, reads);
}

/** The name of a subject's stage, and what it reads. */
function headOf(subject: StageSubject, { options = {} }: LawSettings, context: StageContext): BrokenLaw["stage"] {
  try {
    const { name, reads } = openStage(subject, options, context);
    return { name, reads };
  } finally {
    subject.release?.();
  }
}

/** What is tried on each stream. */
interface Study {
  readonly subject: StageSubject;
  readonly settings: LawSettings;
  readonly context: StageContext;
  readonly stage: BrokenLaw["stage"];
}

function tryLaws(laws: readonly StageLaw[], study: Study, stream: AnyStream): Tried | null {
  study.settings.onStream?.();
  const trial = trialOf(study, stream);
  for (const law of laws) {
    const tried = tryLaw(law, trial, study.subject);
    if (tried) return tried;
  }
  return null;
}

function trialOf({ subject, settings, context, stage }: Study, stream: AnyStream): Trial {
  const { options = {}, onCall = () => {} } = settings;
  const said: { whole?: readonly RowDecision[]; again?: readonly RowDecision[] } = {};
  const trial: Trial = {
    step: subject.step,
    stream,
    tables: context.tables,
    reads: stage.reads,
    open: (overrides) => announced(openStage(subject, options, { ...context, ...overrides }), onCall),
    whole() {
      said.whole ??= runStage(trial.open(), trial);
      return said.whole;
    },
    again() {
      said.again ??= readsLabels(trial) ? runAgain(trial.open(), trial) : [];
      return said.again;
    },
  };
  return trial;
}

function tryLaw(law: StageLaw, trial: Trial, subject: StageSubject): Tried | null {
  const { stream } = trial;
  try {
    const fault = law.fault(trial);
    return fault && { law, stream, fault, error: undefined };
  } catch (error) {
    const found = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { law, stream, fault: { found, expected: "a decision, and no error", said: [] }, error };
  } finally {
    subject.release?.();
  }
}

/** A stage each call of which is told of before. */
function announced(stage: OpenStage, onCall: () => void): OpenStage {
  const { decide } = stage;
  return {
    ...stage,
    decide(batch) {
      onCall();
      return decide(batch);
    },
  };
}

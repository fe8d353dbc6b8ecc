import fc from "fast-check";
import type { ReferenceTables } from "../reference-tables.ts";
import type { StageContext } from "../stages.ts";
import { type OpenStage, openStage, type StageSubject } from "./open-stage.ts";
import { type AnyStream, laws, type StageLaw, type Step, shownColumns, stageLaws } from "./stage-laws.ts";
import { batchText, streamBatches } from "./stream-batch.ts";
import { syntheticItems } from "./synthetic-items.ts";
import { syntheticStreams } from "./synthetic-stream.ts";
import { testContext } from "./test-context.ts";

/** How the laws are checked; `law`, `seed` and `path` come from a failure's replay line. */
export interface LawSettings {
  /** The stage's options; none by default. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** `testContext()` by default. The streams' codes are those of its tables. */
  readonly context?: StageContext;
  /** One law of `stageLaws`, instead of all. */
  readonly law?: string;
  /** Streams tried for each law; 100 by default. */
  readonly runs?: number;
  /** Which streams; by default others each time. */
  readonly seed?: number;
  readonly path?: string;
}

/**
 * Holds a stage to the laws of its step over streams of synthetic reports. Throws an Error with the law, what was found, the smallest
 * stream that shows it, and the settings that replay it; RangeError where `law` is none of the step's.
 */
export function checkStageLaws(subject: StageSubject, settings: LawSettings = {}): void {
  const names = settings.law === undefined ? stageLaws(subject.step) : [settings.law];
  for (const name of names) {
    const law = laws.find((known) => known.name === name && known.steps.includes(subject.step));
    if (!law) throw new RangeError(`"${name}" is no law of ${subject.step} stages`);
    checkLaw(law, subject, settings);
  }
}

function checkLaw(law: StageLaw, subject: StageSubject, settings: LawSettings): void {
  const { options = {}, context = testContext() } = settings;
  const open = (): OpenStage => openStage(subject, options, context);
  const stage = open();
  const property = fc.property(streamsOf(subject.step, context.tables), (stream) => {
    const fault = law.fault({ step: subject.step, stream, tables: context.tables, open });
    if (fault !== null) throw new Error(fault);
  });
  const { runs = 100, seed, path } = settings;
  const found = fc.check(property, {
    numRuns: runs,
    ...(seed === undefined ? {} : { seed }),
    ...(path === undefined ? {} : { path }),
  });
  const [stream] = found.counterexample ?? [];
  if (!found.failed || stream === undefined) return;
  const replay = `{ law: "${law.name}", seed: ${found.seed}, path: "${found.counterexamplePath}" }`;
  const failure = { stream, fault: String(found.errorInstance), replay };
  throw new Error(failureText(law, subject, stage, failure), { cause: found.errorInstance });
}

function streamsOf(step: Step, tables: ReferenceTables): fc.Arbitrary<AnyStream> {
  return step === "assessment" ? syntheticItems(tables) : syntheticStreams(tables);
}

interface Failure {
  readonly stream: AnyStream;
  readonly fault: string;
  readonly replay: string;
}

function failureText(law: StageLaw, { step }: StageSubject, stage: OpenStage, failure: Failure): string {
  const batches = streamBatches(failure.stream, shownColumns(stage, failure.stream), Number.MAX_SAFE_INTEGER);
  return [
    `Stage "${stage.name}" (${step}) breaks the law "${law.name}".`,
    `  found   ${failure.fault}`,
    ...batches.map((batch, tick) => `  tick ${tick}  ${batchText(batch)}`),
    `  replay  checkStageLaws(subject, ${failure.replay})`,
  ].join("\n");
}

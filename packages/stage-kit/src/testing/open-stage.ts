import type { AnyBatch } from "@tipbench/columns";
import { labelColumns, linkWords } from "@tipbench/vocabulary";
import type { Feedback } from "../feedback.ts";
import type {
  AssessmentBatch,
  AssessmentStage,
  DedupStage,
  Occasion,
  RoutingStage,
  Stage,
  StageBatch,
  StageContext,
  StageFactory,
  TriageStage,
} from "../stages.ts";

interface SubjectOf<N, S extends DedupStage | TriageStage | RoutingStage | AssessmentStage> {
  readonly step: N;
  readonly create: StageFactory<S>;
  /** Called after each trial: ends what its stages began, such as a process. */
  readonly release?: () => void;
}

/** A stage by its factory, and the step it takes. */
export type StageSubject =
  | SubjectOf<"dedup", DedupStage>
  | SubjectOf<"triage", TriageStage>
  | SubjectOf<"routing", RoutingStage>
  | SubjectOf<"assessment", AssessmentStage>;

/**
 * Dedup: what it said of two rows (later, earlier, score, code of `linkWords`). Triage: a row's priority, disposition, escalate, score. Routing: three agencies, confidence.
 * Assessment: a row's action.
 */
export type Decision = readonly number[];

/** A stage of any step behind one call. */
export interface OpenStage {
  readonly name: string;
  readonly reads: readonly string[];
  decide(batch: AnyBatch): readonly Decision[];
  /** Triage that reads a label column: its word on rows that have labels now. */
  decideAgain?(batch: AnyBatch): readonly Decision[];
  learn?(feedback: Feedback): void;
}

/** Makes a stage afresh. */
export function openStage(
  subject: StageSubject,
  options: Readonly<Record<string, unknown>>,
  context: StageContext,
): OpenStage {
  if (subject.step === "dedup") return openDedup(subject.create(options, context));
  if (subject.step === "triage") return openTriage(subject.create(options, context));
  if (subject.step === "routing") return openRouting(subject.create(options, context));
  return openAssessment(subject.create(options, context));
}

type Head = Pick<OpenStage, "name" | "reads"> & Pick<Stage, "learn">;

function headOf(stage: Head): Head {
  const { name, reads } = stage;
  return stage.learn ? { name, reads, learn: (feedback) => stage.learn?.(feedback) } : { name, reads };
}

function openDedup(stage: DedupStage): OpenStage {
  return {
    ...headOf(stage),
    decide(batch: StageBatch) {
      const said: Decision[] = [];
      stage.dedup(batch, {
        link: (later, earlier, score) => said.push([later, earlier, score, linkWords.indexOf("link")]),
        review: (later, earlier, score) => said.push([later, earlier, score, linkWords.indexOf("review")]),
        compared: (later, earlier) => said.push([later, earlier, 1, linkWords.indexOf("compared")]),
      });
      return said;
    },
  };
}

function openTriage(stage: TriageStage): OpenStage {
  const readsLabels = stage.reads.some((name) => Object.hasOwn(labelColumns, name));
  return {
    ...headOf(stage),
    decide: (batch: StageBatch) => askTriage(stage, batch, "received"),
    ...(readsLabels && { decideAgain: (batch: StageBatch) => askTriage(stage, batch, "labelled") }),
  };
}

function askTriage(stage: TriageStage, batch: StageBatch, occasion: Occasion): readonly Decision[] {
  const [priority, disposition, escalate] = [
    new Uint8Array(batch.rows),
    new Uint8Array(batch.rows),
    new Uint8Array(batch.rows),
  ];
  const score = new Float32Array(batch.rows);
  stage.triage(batch, occasion, { priority, disposition, escalate, score });
  return rowsOf(batch.rows, (row) => [priority, disposition, escalate, score].map((out) => out[row] ?? 0));
}

function openRouting(stage: RoutingStage): OpenStage {
  return {
    ...headOf(stage),
    decide(batch: StageBatch) {
      const agency = new Uint16Array(3 * batch.rows);
      const confidence = new Float32Array(batch.rows);
      stage.route(batch, { agency, confidence });
      return rowsOf(batch.rows, (row) => [...agency.subarray(3 * row, 3 * row + 3), confidence[row] ?? 0]);
    },
  };
}

function openAssessment(stage: AssessmentStage): OpenStage {
  return {
    ...headOf(stage),
    decide(items: AssessmentBatch) {
      const action = new Uint8Array(items.rows);
      stage.assess(items, { action });
      return rowsOf(items.rows, (row) => [action[row] ?? 0]);
    },
  };
}

function rowsOf(rows: number, decisionOf: (row: number) => Decision): Decision[] {
  return Array.from({ length: rows }, (_, row) => decisionOf(row));
}

import type { StageStep } from "@tipbench/vocabulary";
import type { Feedback } from "../feedback.ts";
import type { ReferenceTables } from "../reference-tables.ts";
import type { StageContext } from "../stages.ts";
import type { Decision, OpenStage } from "./open-stage.ts";
import type { ColumnTable, SyntheticStream } from "./synthetic-stream.ts";

/** A stream of whatever rows a step decides. */
export type AnyStream = SyntheticStream<ColumnTable>;

/** A stream, and stages made afresh to run over it. */
export interface Trial {
  readonly step: StageStep;
  readonly stream: AnyStream;
  readonly tables: ReferenceTables;
  /** The columns that the stage reads. */
  readonly reads: readonly string[];
  /** `overrides` replace parts of the context that the stage is made with. */
  open(overrides?: Partial<StageContext>): OpenStage;
  /** What a stage made afresh says of the stream, each tick in one call; asked once for all laws. */
  whole(): readonly RowDecision[];
  /** Likewise what triage says of each tick's labelled rows. */
  again(): readonly RowDecision[];
}

/** A decision and its row; a link stands at its later row. */
export interface RowDecision {
  readonly row: number;
  readonly decision: Decision;
}

/** All that a stage said of a stream; `when` tells how it was asked. */
export interface Said {
  readonly when: string;
  readonly decisions: readonly RowDecision[];
}

/** What a stage did against a law. */
export interface LawFault {
  readonly found: string;
  readonly expected: string;
  /** What it gave, one or two times; empty where it came to no decision. */
  readonly said: readonly Said[];
}

/** A law with what breaks it on a trial, null for nothing; a stage's own error is thrown. */
export interface StageLaw {
  /** One word or two, for a command line. */
  readonly id: string;
  readonly name: string;
  readonly steps: readonly StageStep[];
  /** It is about memory, or a context, that the stage shares with its caller: it says nothing of one that runs elsewhere. */
  readonly isOfSharedMemory: boolean;
  fault(trial: Trial): LawFault | null;
}

/** What a stage is told when a tick is over. */
export type Teach = (stage: OpenStage, feedback: Feedback) => void;

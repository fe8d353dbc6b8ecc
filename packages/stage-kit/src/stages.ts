import type { Batch } from "@tipbench/columns";
import type { Key } from "@tipbench/random";
import type { AssessmentColumn, AssessmentColumns, StageColumn, StageColumns } from "@tipbench/vocabulary";
import type { Feedback } from "./feedback.ts";
import type { ReferenceTables } from "./reference-tables.ts";

/** The columns that a stage reads, as it gets them. */
export type StageBatch<C extends StageColumn = StageColumn> = Batch<Pick<StageColumns, C>>;

/** What every stage has: a name, and the columns it reads; the batches it gets hold these columns and no other. */
export interface Stage<C extends StageColumn | AssessmentColumn = StageColumn> {
  readonly name: string;
  readonly reads: readonly C[];
  /** Told what the house learnt, when a tick is over and something was; what a stage learns it knows from the next tick on. */
  learn?(feedback: Feedback): void;
}

/**
 * Where a dedup stage says what belongs together. In every call `later` is a row of the batch and `earlier` any row received before it in the
 * run (or in the batch); `score` in (0, 1] is how sure the stage is. What was said stands: bundles are joined for good, for the floor may
 * have handled them.
 */
export interface LinkWriter {
  /** Joins the bundles of two rows. A bundle is named by its first report. */
  link(later: number, earlier: number, score: number): void;
  /**
   * Asks a person whether two rows belong together. Reviewers have a budget and err; what they accept is joined when the tick is over, what
   * they have no time for is never joined.
   */
  review(later: number, earlier: number, score: number): void;
  /** Says that the two rows were compared, so that the pairs which were never looked at can be counted. Decides nothing. */
  compared(later: number, earlier: number): void;
}

/** Rows in order of receipt; a call is a tick or a slice of one. */
export interface DedupStage<C extends StageColumn = StageColumn> extends Stage<C> {
  dedup(batch: StageBatch<C>, out: LinkWriter): void;
}

/**
 * Why triage is asked. `received`: the reports have been received; all label columns are 0. `labelled`: an analyst has labelled unknown files of
 * these reports, in this tick; only a stage that reads a label column is asked then. What it says stands in place of what it said on receipt.
 * A batch of labelled reports comes in order of time, has no files, and `firstRow` means nothing; the other columns are as they were on receipt.
 */
export type Occasion = "received" | "labelled";

/** A value a row, zeroed before the call. `priority` 1 to 4 (4 is E), `disposition` 1 referral or 2 informational, `escalate` 0 or 1. */
export interface TriageOut {
  readonly priority: Uint8Array;
  readonly disposition: Uint8Array;
  readonly escalate: Uint8Array;
  /** The higher the more urgent; finite. */
  readonly score: Float32Array;
}

export interface TriageStage<C extends StageColumn = StageColumn> extends Stage<C> {
  /**
   * "probability": the score on receipt is the probability, 0 to 1, that the report is of an urgent-grade event, and its calibration is measured.
   * Absent: only the order of scores means something.
   */
  readonly scoreIs?: "probability";
  triage(batch: StageBatch<C>, occasion: Occasion, out: TriageOut): void;
}

/** Up to three agencies a row, zeroed before the call; the first must be given and is the one that `missRateAtBudget` counts. */
export interface RoutingOut {
  /** `agency[3 * row]` to `agency[3 * row + 2]`; 0 is none. */
  readonly agency: Uint16Array;
  /** How sure the stage is of its first agency, 0 to 1. */
  readonly confidence: Float32Array;
}

export interface RoutingStage<C extends StageColumn = StageColumn> extends Stage<C> {
  route(batch: StageBatch<C>, out: RoutingOut): void;
}

/** Items that agencies have handled, with the columns that an assessment stage reads; `firstRow` counts the items before them in the run. */
export type AssessmentBatch<C extends AssessmentColumn = AssessmentColumn> = Batch<Pick<AssessmentColumns, C>>;

/** A code of `assessmentActions` a row, zeroed before the call: 1 open, 2 welfare check, 3 log, 4 close. */
export interface AssessmentOut {
  readonly action: Uint8Array;
}

/** Rows in the order in which agencies handled them; a call is a tick or a slice of one, and columns tell no slice from the whole. */
export interface AssessmentStage<C extends AssessmentColumn = AssessmentColumn> extends Stage<C> {
  assess(items: AssessmentBatch<C>, out: AssessmentOut): void;
}

/** What a stage is made from, afresh for each replication. */
export interface StageContext {
  readonly tables: ReferenceTables;
  /** Rows that the run is expected to have, for tables sized once. */
  readonly expectedReports: number;
  /** Days of the run, warm-up included. */
  readonly days: number;
  /** A stage's own draws in (0, 1), by any two whole numbers (an id, and an index); the same for equal runs. */
  readonly uniform: (id: number, index: number) => number;
  /** The key that `uniform` draws under, for stages that run elsewhere; the run's seed cannot be told from it. */
  readonly drawKey: Key;
}

/** Makes a stage from its options; a file of a user's own exports one as `createStage`. */
export type StageFactory<S extends DedupStage | TriageStage | RoutingStage | AssessmentStage> = (
  options: Readonly<Record<string, unknown>>,
  context: StageContext,
) => S;

import type { Batch } from "@tipbench/columns";
import type { StageColumn, StageColumns } from "@tipbench/vocabulary";
import type { ReferenceTables } from "./reference-tables.ts";

/** The columns that a stage reads, as it gets them. */
export type StageBatch<C extends StageColumn = StageColumn> = Batch<Pick<StageColumns, C>>;

/** What every stage has: a name, and the columns it reads; the batches it gets hold these columns and no other. */
export interface Stage<C extends StageColumn = StageColumn> {
  readonly name: string;
  readonly reads: readonly C[];
}

/** Where a dedup stage says what belongs together. */
export interface LinkWriter {
  /**
   * Joins the bundles of two rows for good. `later` is a row of the batch; `earlier` any row received before it in the run (or in
   * the batch). `score` in (0, 1] is how sure the stage is. A bundle is named by its first report.
   */
  link(later: number, earlier: number, score: number): void;
}

/** Rows in order of receipt; a call is a tick or a slice of one. */
export interface DedupStage<C extends StageColumn = StageColumn> extends Stage<C> {
  dedup(batch: StageBatch<C>, out: LinkWriter): void;
}

/** Why triage is asked: the reports have been received. */
export type Occasion = "received";

/** A value a row, zeroed before the call. `priority` 1 to 4 (4 is E), `disposition` 1 referral or 2 informational, `escalate` 0 or 1. */
export interface TriageOut {
  readonly priority: Uint8Array;
  readonly disposition: Uint8Array;
  readonly escalate: Uint8Array;
  /** The higher the more urgent; finite. */
  readonly score: Float32Array;
}

export interface TriageStage<C extends StageColumn = StageColumn> extends Stage<C> {
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

/** What a stage is made from, afresh for each replication. */
export interface StageContext {
  readonly tables: ReferenceTables;
  /** Rows that the run is expected to have, for tables sized once. */
  readonly expectedReports: number;
  /** Days of the run, warm-up included. */
  readonly days: number;
  /** A stage's own draws in (0, 1), by any two whole numbers (an id, and an index); the same for equal runs. */
  readonly uniform: (id: number, index: number) => number;
}

/** Makes a stage from its options; a file of a user's own exports one as `createStage`. */
export type StageFactory<S extends DedupStage | TriageStage | RoutingStage> = (
  options: Readonly<Record<string, unknown>>,
  context: StageContext,
) => S;

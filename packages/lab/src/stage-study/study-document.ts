import type { Step } from "../scenario/scenario.ts";

/** Rows of a tick with the columns that a stage reads; a file column has a list a row. */
export interface ShownTick {
  readonly firstRow: number;
  readonly rows: number;
  readonly columns: Readonly<Record<string, readonly (number | readonly number[])[]>>;
}

/**
 * What a stage gave; `when` tells how it was asked and is empty where it was asked once. `values` is by name; of a dedup stage `said` is 0 for a
 * link, 1 for a review, 2 for a comparison.
 */
export interface ShownDecisions {
  readonly when: string;
  readonly decisions: readonly { readonly row: number; readonly values: Readonly<Record<string, number>> }[];
}

/** How a stage broke a law, on the smallest stream that was found. */
export interface LawFailure {
  readonly found: string;
  readonly expected: string;
  readonly ticks: readonly ShownTick[];
  readonly gave: readonly ShownDecisions[];
  /** `LAW:SEED:PATH`, which checks that law on that stream alone. */
  readonly replay: string;
}

/** What came of a law. `notChecked`: an earlier one is broken, without which it says nothing. */
export interface LawVerdict {
  readonly law: string;
  readonly says: string;
  readonly verdict: "kept" | "broken" | "notChecked";
  readonly failure: LawFailure | null;
}

/** What `stage test` found out. */
export interface StageStudy {
  /** The stage's own name. */
  readonly stage: string;
  readonly kind: Step;
  readonly reads: readonly string[];
  readonly seed: string;
  /** Streams tried for each law. */
  readonly runs: number;
  readonly laws: readonly LawVerdict[];
  /** No law is broken. */
  readonly isLawful: boolean;
}

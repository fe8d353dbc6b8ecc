/** How far a simulated figure may lie from its target: by a share of it, by so much (percentage points are hundredths of a share), or within a factor. */
export interface Tolerance {
  readonly kind: "relative" | "absolute" | "factor";
  readonly size: number;
}

/** One published figure against the run. */
export interface RealismRow {
  readonly metric: string;
  readonly title: string;
  readonly unit: "share" | "reports" | "reports a day" | "providers" | "ratio" | "count";
  readonly target: number;
  /** Where the target was published, by the codes of `datasets/published`. */
  readonly source: string;
  /** Null where the run has no such figure. */
  readonly simulated: number | null;
  /** In the tolerance's measure: relative, the difference, or the quotient; without a tolerance relative. */
  readonly error: number | null;
  /** Null: no tolerance was promised. */
  readonly tolerance: Tolerance | null;
  /** The error in tolerances; -1 and 1 are the edges. */
  readonly errorInTolerances: number | null;
  /** Null where it cannot be told; `reason` then says why. */
  readonly within: boolean | null;
  readonly reason: string | null;
  /** What else is to be known of the figure: another published one that it cannot meet too. */
  readonly note: string | null;
}

/** A pattern that the scenario planted, or did not, against what the run's counts show without being told where to look. */
export interface PatternCheck {
  readonly pattern: "repeatSubjects" | "bursts" | "outages" | "integrationFaults";
  readonly title: string;
  readonly planted: string;
  readonly found: string;
  /** Null where it cannot be told; `reason` then says why. */
  readonly agrees: boolean | null;
  readonly reason: string | null;
}

/** What the run's own counts say of its likeness to the published figures of a year. */
export interface RealismCard {
  readonly notice: string;
  readonly scenario: string;
  readonly year: number;
  readonly days: number;
  readonly scale: number;
  readonly replications: number;
  /** The strategy whose deliveries are compared: the first. */
  readonly strategy: string;
  readonly summary: string;
  /** Figures that parameters were set to meet; that came out by themselves; and that the structure cannot give. */
  readonly fitted: readonly RealismRow[];
  readonly following: readonly RealismRow[];
  readonly notPredicted: readonly RealismRow[];
  readonly patterns: readonly PatternCheck[];
  /** What can't be concluded from the card. */
  readonly limits: readonly string[];
}

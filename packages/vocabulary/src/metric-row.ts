/** Which way is good; `none` where neither is. */
export type Direction = "higher" | "lower" | "none";

/** One metric's published meaning, shown wherever its value is. */
export interface MetricDefinition {
  readonly name: string;
  /** Words for a heading. */
  readonly title: string;
  readonly numerator: string;
  /** What the numerator is divided by; `n` of an estimate counts it. */
  readonly denominator: string;
  readonly unit:
    | "share"
    | "per day"
    | "per 1,000"
    | "per hour"
    | "seconds"
    | "items"
    | "ratio"
    | "count"
    | "index"
    | "bits";
  /** What is said when the denominator is empty. */
  readonly empty: string;
  readonly better: Direction;
}

/** A definition as a row of a table, in the order in which people read it. */
export type MetricRow = readonly [
  name: string,
  title: string,
  numerator: string,
  denominator: string,
  unit: MetricDefinition["unit"],
  better: Direction,
  empty: string,
];

/** Words that several definitions share. */
export const received = "reports received in the measured days";
export const urgentGrade = "urgent-grade (imminent or time-critical)";
export const noReports = "no report in this group";
export const noUrgent = "no urgent-grade event in this group";

import type { Dimension } from "./codes.ts";

/** One value with its 95 % interval over replications. `low`/`high` are null at one replication. */
export interface Estimate {
  /** Null where the metric cannot be measured; `reason` then says why. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The denominator, summed over replications. */
  readonly n: number;
  readonly unit: string;
  readonly reason: string | null;
}

/** `too few data` is the only verdict at one replication. */
export type Verdict = "better" | "worse" | "no evidence" | "too few data";

/** Strategy `b` minus strategy `a` (the first strategy of the scenario), paired by replication. */
export interface Comparison {
  readonly a: string;
  readonly b: string;
  readonly metric: string;
  readonly difference: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Holm-adjusted p over the scenario's primary metrics and pairs; null for a metric that is not primary. */
  readonly adjusted: number | null;
  readonly verdict: Verdict;
}

export interface StrategyResult {
  readonly name: string;
  readonly metrics: Readonly<Record<string, Estimate>>;
}

/** What the generated stream itself looks like, summed over replications; shares are of its reports or files. */
export interface StreamFigures {
  readonly reports: number;
  readonly files: number;
  readonly filesPerReport: number;
  /** Distinct exact hashes / files. */
  readonly exactUniqueFileShare: number;
  readonly providers: number;
  /** Shares of the largest 1, 3, 5 and 10 providers among all reports. */
  readonly topProviderShares: Readonly<Record<"1" | "3" | "5" | "10", number>>;
  readonly locationClassShares: Readonly<Record<string, number>>;
  readonly incidentTypeShares: Readonly<Record<string, number>>;
  /** Hash of all generated columns, independent of batch size and worker count. */
  readonly hash: string;
}

/** `metrics.json`. Byte-identical for equal runs. */
export interface MetricsDocument {
  readonly scenario: string;
  readonly replications: number;
  readonly stream: StreamFigures;
  readonly strategies: readonly StrategyResult[];
  readonly comparisons: readonly Comparison[];
}

/** What `tipbench run --json` prints. */
export interface RunDocument extends MetricsDocument {
  readonly run: string;
  readonly folder: string;
}

/** A row of `series.parquet`: one metric of one strategy on one measured day (0 is the first). */
export interface SeriesRow {
  readonly strategy: string;
  readonly day: number;
  readonly metric: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
}

/** Groups with fewer than this in the denominator: charts draw them faint, and quantiles and scores of them are null. */
export const smallGroup = 30;

/** A row of `strata.parquet`: one metric of one strategy within one group of a dimension. */
export interface StratumRow {
  readonly strategy: string;
  readonly dimension: Dimension;
  readonly group: string;
  readonly metric: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  /** Why the value is null; null where it is not. */
  readonly reason: string | null;
}

/** Curves of a strategy's triage score, over the reports of all replications together. */
export const curveNames = ["precisionRecall", "urgentByRank", "calibration"] as const;
export type CurveName = (typeof curveNames)[number];

/**
 * A point of `curves.parquet`. Equal scores are never parted.
 * `precisionRecall`: from the highest scores down, `x` recall and `y` precision of the `n` reports scored as high or higher, about 200 points.
 * `urgentByRank`: by tenths of the reports in score order, `x` the share of all reports that lie below the tenth's middle, `y` the share of urgent
 * ones among its `n`. `calibration`: the same tenths, `x` their mean score; only where the score is a probability.
 */
export interface CurveRow {
  readonly strategy: string;
  readonly curve: CurveName;
  readonly x: number;
  readonly y: number;
  readonly n: number;
}

/**
 * A row of `confusion.parquet`: reports with a true lead agency, by where it is and where they were delivered first (to the first of the
 * agencies). Groups are US states, regions abroad, `federal` and, of deliveries, `undelivered`. Sums over replications.
 */
export interface ConfusionRow {
  readonly strategy: string;
  readonly lead: string;
  readonly delivered: string;
  readonly reports: number;
  /** Of these, reports whose first delivery set omits the lead. */
  readonly missed: number;
}

/** The integer columns of `decisions/STRATEGY.parquet`; codes are those of the code books, -1 is null. */
export const decisionColumns = [
  "replication",
  "row",
  "reportId",
  "receivedAtSeconds",
  "provider",
  "providerClass",
  "incidentType",
  "grade",
  "leadAgency",
  "bundleRow",
  "priority",
  "disposition",
  "escalated",
  "agency1",
  "agency2",
  "agency3",
  "path",
  "deliveredAtSeconds",
] as const;
export type DecisionColumn = (typeof decisionColumns)[number];

/** A stored decision: the integer columns, and the triage score and routing confidence as floats. */
export type DecisionRow = Readonly<Record<DecisionColumn | "score" | "confidence", number>>;

/** A stage outside the process as it was run: how it was spoken with, and what it said of itself. */
export interface OutsideRecord {
  readonly kind: "command" | "url";
  readonly protocol: number;
  readonly format: string;
  readonly deadlineSeconds: number;
  readonly onFailure: string;
  readonly name: string;
  /** As the stage gives it; empty where it gave none. */
  readonly version: string;
  readonly reads: readonly string[];
  /** SHA-256 of the files that the command names, by path as written. */
  readonly files: Readonly<Record<string, string>>;
}

/** One stage of a strategy as it was run: a built-in's or a reference's name, the user's file and its hash, a command, or an address. */
export interface StageRecord {
  readonly use: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** SHA-256 of the compiled source of a stage of the user's own, kept as `stages/HASH.mjs` in the run folder. */
  readonly source?: string;
  /** Of a stage outside the process alone. */
  readonly outside?: OutsideRecord;
}

export interface StrategyRecord {
  readonly name: string;
  readonly dedup: StageRecord;
  readonly triage: StageRecord;
  readonly routing: StageRecord;
  /** Absent in runs of versions that did not have the step. */
  readonly assessment?: StageRecord;
}

/** The recorded stream that a run was made on. */
export interface RecordedStream {
  /** SHA-256 over its logical columns, whatever files they stand in. */
  readonly hash: string;
  /** Rows of its tables, those of the warm-up too. */
  readonly reports: number;
  readonly files: number;
  /** Columns of the truth that it does not have. */
  readonly lacking: readonly string[];
}

/** `manifest.json`: all that is needed to run again, and what came out. The folder's name carries its hash. */
export interface Manifest {
  readonly tool: "tipbench";
  readonly notice: string;
  readonly version: string;
  readonly name: string;
  readonly question: string;
  /** The scenario as resolved: every parameter with its value. */
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly seed: string;
  readonly replications: number;
  readonly days: number;
  readonly strategies: readonly StrategyRecord[];
  readonly primary: readonly string[];
  /** Names by agency code; code 0 is none. */
  readonly agencies: readonly string[];
  /** ISO date (UTC) of simulated second 0. */
  readonly startDate: string;
  /** Absent where the stream was generated from the scenario. */
  readonly stream?: RecordedStream;
  /** Hashes of the logical content of each table, by file name. */
  readonly content: Readonly<Record<string, string>>;
}

/** `speed.json`: all that is wall clock; the one file in which equal runs differ. */
export interface SpeedDocument {
  readonly wallSeconds: number;
  readonly peakMemoryBytes: number;
  readonly reportsPerSecond: number;
  readonly workers: number;
  readonly steps: Readonly<Record<string, number>>;
}

/** Printed on everything that leaves the program. */
export const syntheticNotice =
  "SYNTHETIC: generated by tipbench. No real report, person, provider or address. Volume is not prevalence.";

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

/** One stage of a strategy as it was run: a built-in's or a reference's name, or the user's file and its hash. */
export interface StageRecord {
  readonly use: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** SHA-256 of the compiled source of a stage of the user's own, kept as `stages/HASH.mjs` in the run folder. */
  readonly source?: string;
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

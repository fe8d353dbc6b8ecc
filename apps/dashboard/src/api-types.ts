import type { DecisionRow, Manifest, MetricsDocument } from "@tipbench/vocabulary";

/** The documents between the page and its server, under `/api`. */

/** A run in the list; all but `name`, `problem` and `writtenAtMs` are null where its manifest cannot be read. */
export interface RunEntry {
  readonly name: string;
  readonly scenario: string | null;
  readonly question: string | null;
  readonly seed: string | null;
  readonly days: number | null;
  readonly replications: number | null;
  readonly strategies: readonly string[];
  /** What is wrong with the folder, as far as a first look sees. */
  readonly problem: string | null;
  readonly writtenAtMs: number;
}

/** One run: what was run, and what came out. */
export interface RunDetail {
  readonly name: string;
  readonly manifest: Manifest;
  readonly metrics: MetricsDocument;
}

/** Which stored decisions a list shows. */
export const decisionFilters = ["all", "escalated", "missedImminent", "missedTimeCritical"] as const;
export type DecisionFilter = (typeof decisionFilters)[number];

/** Stored decisions of one strategy from `offset` on, and how many there are in all. */
export interface DecisionList {
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
  readonly rows: readonly DecisionRow[];
}

/** A stored decision and who took it. */
export interface NamedDecision {
  readonly strategy: string;
  readonly decision: DecisionRow;
}

/** What `explain RUN REPORT --json` prints: a report's whole life; codes of its columns and truth by their names. */
export interface Explanation {
  readonly reportId: number;
  readonly replication: number;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly truth: Readonly<Record<string, unknown>>;
  /** Whether the decisions are those that the run has stored, or were made again. */
  readonly stored: boolean;
  readonly strategies: readonly (DecisionRow & { readonly name: string })[];
}

/** A scenario that the page may start; `refusal` says why it may not. */
export interface ScenarioEntry {
  readonly file: string;
  readonly question: string | null;
  readonly refusal: string | null;
}

export type JobKind = "run" | "explain";
export type JobState = "running" | "done" | "failed" | "cancelled";

/** A command that the server started. */
export interface Job {
  readonly id: number;
  readonly kind: JobKind;
  /** The scenario, or the report. */
  readonly label: string;
  readonly state: JobState;
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  /** The last lines that the command wrote to standard error. */
  readonly lines: readonly string[];
  /** Name of the run folder that a finished `run` made or found. */
  readonly run: string | null;
}

/** Every refusal: one or more sentences. */
export interface ApiError {
  readonly problems: readonly string[];
}

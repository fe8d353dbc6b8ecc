import type { EntityLevel } from "./codes.ts";

/**
 * The integer columns of `links/STRATEGY.parquet`: a row a pair of reports that the dedup stage scored, beside it `score` (in (0, 1], how sure
 * the stage was) and `weight` (how many scored pairs the row stands for: 1 where all are stored, the same in all rows of a replication).
 * `later` and `earlier` are rows of the run; `outcome` is a code of `linkOutcomes`; `measured` says how many of the two were received in the
 * measured days (0, 1 or 2; a single one is the later). The rest is the truth of both: two numbers of a kind are equal exactly where the two reports are of
 * one event, incident, subject, or provider; within a replication.
 */
export const linkColumns = [
  "replication",
  "later",
  "earlier",
  "outcome",
  "measured",
  "laterEvent",
  "earlierEvent",
  "laterIncident",
  "earlierIncident",
  "laterSubject",
  "earlierSubject",
  "laterProvider",
  "earlierProvider",
] as const;
export type LinkColumn = (typeof linkColumns)[number];

/** The columns of scored pairs that are numbers with a fraction. */
export const linkMeasures = ["score", "weight"] as const;
export type LinkMeasure = (typeof linkMeasures)[number];

/** The scored pairs of one strategy, one array a column, all of one length; nothing in it is missing. */
export type LinkTable = Readonly<Record<LinkColumn, Uint32Array>> & Readonly<Record<LinkMeasure, Float64Array>>;

/** What linked pairs are by themselves, and what they come to when bundles are closed. */
export interface LinkQuality {
  /** Linked pairs of measured reports, and those of them that are of two entities. */
  readonly links: number;
  readonly falseLinks: number;
  /** Share of linked pairs that are of one entity; null without a link. */
  readonly precision: number | null;
  /** Linked true pairs / all true pairs; null without a true pair. */
  readonly recall: number | null;
  /** Null where a sample of the pairs was stored. */
  readonly bundles: BundleQuality | null;
}

/** Pairs of measured reports in one bundle, of whatever length the chain of links between the two. */
export interface BundleQuality {
  readonly precision: number | null;
  readonly recall: number | null;
  /** Over all bundles, the entities in it beyond the first: false merges. */
  readonly mergeErrors: number;
}

/** What comes out where every pair with at least this score is linked. */
export interface CurvePoint extends LinkQuality {
  readonly threshold: number;
}

/** What comes out where so many pairs are looked at. */
export interface OversightPoint extends LinkQuality {
  /** Pairs of measured reports that people look at. */
  readonly reviews: number;
}

/** The scored pairs of one strategy, as curves. */
export interface StrategyLinks {
  readonly name: string;
  /** Distinct scored pairs of measured reports; where a sample was stored, as many as the sample stands for. */
  readonly pairs: number;
  /** Rows that were stored, and how many scored pairs each stands for, on the average of the replications. */
  readonly stored: number;
  readonly weight: number;
  /** Stored rows by what became of the pair. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** All pairs of measured reports of one entity, over the replications. */
  readonly truePairs: number;
  /** The score from which unreviewed pairs are linked. */
  readonly threshold: number;
  readonly curve: readonly CurvePoint[];
  readonly oversight: readonly OversightPoint[];
}

/** What `tipbench score links --json` prints. */
export interface LinkScores {
  readonly notice: string;
  readonly run: string;
  readonly level: EntityLevel;
  readonly replications: number;
  /** Assumed mistakes of reviewers: pairs of two that they link, and pairs of one that they do not. */
  readonly falseLinkShare: number;
  readonly missedLinkShare: number;
  readonly strategies: readonly StrategyLinks[];
}

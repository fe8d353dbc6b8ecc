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

/** The scored pairs of one strategy, one array a column, all of one length; nothing in it is missing. */
export type LinkTable = Readonly<Record<LinkColumn, Uint32Array>> & Readonly<Record<"score" | "weight", Float64Array>>;

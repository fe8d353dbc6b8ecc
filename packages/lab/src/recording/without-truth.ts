import type { Measured } from "@tipbench/scoring";
import {
  type ConfusionRow,
  type CurveRow,
  type DecisionRow,
  InvariantError,
  type LinkTable,
  type SeriesRow,
  type StratumRow,
  type TruthColumn,
  truthOfMetric,
} from "@tipbench/vocabulary";

/** Truth that a recorded stream does not have. */
type Lacking = readonly TruthColumn[];

function lackingOf(metric: string, lacking: Lacking): readonly TruthColumn[] {
  const needed = truthOfMetric(metric);
  if (!needed) throw new InvariantError(`of metric ${metric} it is not said which truth it needs`);
  return needed.filter((name) => lacking.includes(name));
}

/** The metrics with those null that need truth which is not there, and the reason. */
export function knownMetrics(all: ReadonlyMap<string, Measured>, lacking: Lacking): ReadonlyMap<string, Measured> {
  if (lacking.length === 0) return all;
  return new Map(
    Array.from(all, ([name, value]): [string, Measured] => {
      const unknown = lackingOf(name, lacking);
      return unknown.length === 0 ? [name, value] : [name, { value: null, n: 0, reason: reasonOf(unknown) }];
    }),
  );
}

function reasonOf(unknown: readonly TruthColumn[]): string {
  return `the recorded stream has no truth (${unknown.join(", ")})`;
}

const unmeasured = { value: null, low: null, high: null, n: 0 };

/** The rows of a table with those null that need truth which is not there. */
export function knownSeries(rows: readonly SeriesRow[], lacking: Lacking): readonly SeriesRow[] {
  if (lacking.length === 0) return rows;
  return rows.map((row) => (lackingOf(row.metric, lacking).length === 0 ? row : { ...row, ...unmeasured }));
}

/** Likewise, without the groups by the subject's home where that is not known. */
export function knownStrata(rows: readonly StratumRow[], lacking: Lacking): readonly StratumRow[] {
  if (lacking.length === 0) return rows;
  const isHome = ({ dimension }: StratumRow): boolean => dimension === "region" || dimension === "state";
  const kept = lacking.includes("homePlace") ? rows.filter((row) => !isHome(row)) : rows;
  return kept.map((row) => (lackingOf(row.metric, lacking).length === 0 ? row : { ...row, ...unmeasured }));
}

/** Curves of scores against the grade: none where that is not known. */
export function knownCurves(rows: readonly CurveRow[], lacking: Lacking): readonly CurveRow[] {
  return lacking.includes("grade") ? [] : rows;
}

/** Where reports went, against where they should: none where no lead is known. */
export function knownConfusion(rows: readonly ConfusionRow[], lacking: Lacking): readonly ConfusionRow[] {
  return lacking.includes("leadAgency") ? [] : rows;
}

/** Scored pairs, which are stored with whether they are of one event, incident and person: none where one of these is not known. */
export function knownLinks(links: LinkTable | null, lacking: Lacking): readonly LinkTable[] {
  const isKnown = (["event", "incident", "subject"] as const).every((name) => !lacking.includes(name));
  return links && isKnown ? [links] : [];
}

const none = -1;

/** Decisions with the truth beside them as null where it is not there. */
export function knownDecisions<D extends DecisionRow>(decisions: readonly D[], lacking: Lacking): readonly D[] {
  const unknown = (["grade", "leadAgency"] as const).filter((name) => lacking.includes(name));
  if (unknown.length === 0) return decisions;
  const cleared = Object.fromEntries(unknown.map((name) => [name, none]));
  return decisions.map((decision) => ({ ...decision, ...cleared }));
}

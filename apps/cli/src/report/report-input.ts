import type {
  ConfusionRow,
  CurveRow,
  LinkScores,
  Manifest,
  MetricsDocument,
  RealismCard,
  SeriesRow,
  StratumRow,
} from "@tipbench/vocabulary";

/** The tables of a run folder that its report shows. */
export interface ReportInput {
  readonly manifest: Manifest;
  readonly metrics: MetricsDocument;
  readonly series: readonly SeriesRow[];
  readonly strata: readonly StratumRow[];
  readonly curves: readonly CurveRow[];
  readonly confusion: readonly ConfusionRow[];
  /** Null where the stream was recorded. */
  readonly card: RealismCard | null;
  /** Without a strategy where no pair of reports was scored. */
  readonly links: LinkScores;
}

/** Names of the run's strategies in the scenario's order. */
export function strategyNames(input: ReportInput): readonly string[] {
  return input.metrics.strategies.map(({ name }) => name);
}

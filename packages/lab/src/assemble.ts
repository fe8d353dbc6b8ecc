import {
  comparisonsOf,
  confusionOf,
  curvesOf,
  estimatesOf,
  type Replications,
  seriesOf,
  strataOf,
  strategyCounts,
} from "@tipbench/scoring";
import {
  type ConfusionRow,
  type CountsDocument,
  type CurveRow,
  InvariantError,
  type LabelCounts,
  type LinkTable,
  type MetricsDocument,
  type SeriesRow,
  type StratumRow,
  syntheticNotice,
  type TruthColumn,
} from "@tipbench/vocabulary";
import type { World } from "@tipbench/world";
import {
  knownConfusion,
  knownCurves,
  knownDecisions,
  knownLinks,
  knownSeries,
  knownStrata,
} from "./recording/without-truth.ts";
import type { Decision } from "./replication/decision-values.ts";
import { joinLinks } from "./replication/join-links.ts";
import type { ReplicationOutcome, StrategyOutcome } from "./replication/replication.ts";
import { scoringCells } from "./replication/world-tables.ts";
import type { Scenario } from "./scenario/scenario.ts";
import { streamFigures, streamHash } from "./stream/stream-figures.ts";
import type { StreamCounts } from "./stream/stream-summary.kernel.ts";
import { streamTotals } from "./stream/stream-totals.ts";

/** A replication's outcome without its world and entity tables, which are too large to keep several of. */
export type KeptOutcome = Pick<ReplicationOutcome, "strategies" | "calls"> & {
  readonly summary: StreamCounts;
  readonly hash: string;
};

/** What is kept of a replication. */
export function kept({ summary, strategies, calls }: ReplicationOutcome): KeptOutcome {
  if (!summary) throw new InvariantError("a run that was ended early has no results");
  const { events: _events, incidents: _incidents, subjects: _subjects, hashes: _hashes, ...counts } = summary;
  return { summary: counts, strategies, calls, hash: streamHash(summary) };
}

/** All result tables of a run. */
export interface RunResults {
  readonly metrics: MetricsDocument;
  readonly series: readonly SeriesRow[];
  readonly strata: readonly StratumRow[];
  readonly curves: readonly CurveRow[];
  readonly confusion: readonly ConfusionRow[];
  readonly counts: CountsDocument;
  /** Stored decisions by strategy, replication after replication. */
  readonly decisions: ReadonlyMap<string, readonly Decision[]>;
  /** Stored pairs of the strategies whose dedup stage scored any, replication after replication. */
  readonly links: ReadonlyMap<string, LinkTable>;
}

/** What was labelled in all replications together. */
function labelCounts(outcomes: readonly Pick<StrategyOutcome, "labels">[]): LabelCounts {
  const total = (name: keyof LabelCounts): number =>
    outcomes.reduce((sum, { labels }) => sum + (labels?.[name] ?? 0), 0);
  return { files: total("files"), addedToList: total("addedToList") };
}

/** Puts the replications of a scenario together; what needs truth that is lacking is null. */
export function assemble(
  scenario: Scenario,
  world: World,
  outcomes: readonly KeptOutcome[],
  lacking: readonly TruthColumn[],
): RunResults {
  const names = scenario.strategies.map(({ name }) => name);
  const of = (name: string) => outcomes.flatMap(({ strategies }) => strategies.filter((found) => found.name === name));
  const measured = new Map<string, Replications>(names.map((name) => [name, of(name).map((found) => found.measured)]));
  const cells = scoringCells(world);
  const tallies = (name: string) => of(name).map(({ tally }) => tally);
  const scored = (name: string) => of(name).flatMap(({ tally, scored: found }) => (found ? [{ tally, ...found }] : []));
  const summaries = outcomes.map(({ summary }) => summary);
  return {
    metrics: {
      scenario: scenario.name,
      replications: outcomes.length,
      stream: streamFigures(
        summaries,
        outcomes.map(({ hash }) => hash),
      ),
      strategies: [...measured].map(([name, replications]) => ({ name, metrics: estimatesOf(replications) })),
      comparisons: comparisonsOf(measured, scenario.primary),
    },
    series: names.flatMap((name) => knownSeries(seriesOf(name, scenario.days, tallies(name)), lacking)),
    strata: names.flatMap((name) => knownStrata(strataOf(name, cells, scored(name)), lacking)),
    curves: names.flatMap((name) =>
      knownCurves(
        curvesOf(
          name,
          scored(name).map(({ scores }) => scores),
        ),
        lacking,
      ),
    ),
    confusion: names.flatMap((name) =>
      knownConfusion(
        confusionOf(
          name,
          cells,
          scored(name).map(({ misses }) => misses),
        ),
        lacking,
      ),
    ),
    counts: {
      notice: syntheticNotice,
      replications: outcomes.length,
      days: scenario.days,
      stream: streamTotals(summaries, world),
      strategies: names.map((name) => ({ ...strategyCounts(name, tallies(name)), labels: labelCounts(of(name)) })),
    },
    links: new Map(
      names
        .map((name) => [name, joinLinks(of(name).flatMap(({ links }) => knownLinks(links, lacking)))] as const)
        .filter(([, { later }]) => later.length > 0),
    ),
    decisions: new Map(
      names.map((name) => [
        name,
        knownDecisions(
          of(name).flatMap(({ decisions }) => decisions),
          lacking,
        ),
      ]),
    ),
  };
}

import { type Dimension, dimensions, type Estimate, type StratumRow, smallGroup } from "@tipbench/vocabulary";
import { type Cells, groupsOf } from "./cells.ts";
import { countMetrics } from "./count-metrics.ts";
import { type Counts, sumCounts } from "./counters.ts";
import { estimateOf } from "./estimates.ts";
import { type EventTimes, timeMetrics, timesByGroup } from "./event-times.ts";
import type { Measured } from "./measured.ts";
import type { ScoreCounts } from "./score-counts.ts";
import { type ScoreGroups, scoreDimensions, scoreGroups } from "./score-groups.ts";
import { scoreMetrics } from "./score-metrics.ts";
import type { Tally } from "./tally.kernel.ts";

/** What is kept of a strategy's replication until its groups are told apart. */
export interface GroupedCounts {
  readonly tally: Tally;
  readonly times: EventTimes;
  readonly scores: ScoreCounts;
}

type Named = readonly [metric: string, estimate: Estimate];
type ByName = ReadonlyMap<string, Measured>;

function estimated(replications: readonly ByName[]): Named[] {
  const names = [...(replications[0]?.keys() ?? [])];
  return names.map((name) => [
    name,
    estimateOf(
      name,
      replications.map((measured) => measured.get(name)),
    ),
  ]);
}

/** Estimates of a group; null where its replications have fewer than `smallGroup` of `what` on the average, which `counted` counts. */
function unlessFew(replications: readonly ByName[], counted: string, what: string): Named[] {
  const n = replications.reduce((sum, measured) => sum + (measured.get(counted)?.n ?? 0), 0);
  const isFew = n > 0 && n < smallGroup * replications.length;
  const reason = `fewer than ${smallGroup} ${what} in this group`;
  return estimated(replications).map(([name, estimate]): Named => {
    return isFew ? [name, { ...estimate, value: null, low: null, high: null, reason }] : [name, estimate];
  });
}

function countRows(counts: readonly Counts[]): Named[] {
  return Object.entries(countMetrics).map(([metric, of]) => [metric, estimateOf(metric, counts.map(of))]);
}

function timeRows(times: readonly Float64Array[]): Named[] {
  return unlessFew(times.map(timeMetrics), "escalation.restrictedMean72h", "urgent-grade events");
}

function scoreRows(kept: readonly GroupedCounts[], members: readonly number[], { groupOfCell }: ScoreGroups): Named[] {
  const groups = [...new Set(members.map((cell) => groupOfCell[cell] ?? 0))];
  const measured = kept.map(({ scores }) => scoreMetrics(scores, groups));
  return unlessFew(measured, "escalation.averagePrecision", "reports of urgent-grade events");
}

/** Groups of cells of one dimension, by name. */
type Groups = readonly (readonly [name: string, members: readonly number[]])[];

/** The number of each cell's group; that of all groups for a cell that is in none. */
function groupNumbers(groups: Groups, { count }: Cells): Uint8Array {
  const numbers = new Uint8Array(count).fill(groups.length);
  groups.forEach(([, members], group) => {
    for (const cell of members) numbers[cell] = group;
  });
  return numbers;
}

/** The metrics of each group of a dimension. */
function groupRows(dimension: Dimension, cells: Cells, kept: readonly GroupedCounts[]): (readonly [string, Named[]])[] {
  const byScore = scoreDimensions.includes(dimension) ? scoreGroups(cells) : null;
  const groups: Groups = [...groupsOf(cells, dimension)];
  const numbers = groupNumbers(groups, cells);
  const timesOf = kept.map(({ times }) => timesByGroup(times, numbers, groups.length));
  return groups.flatMap(([group, members], at) => {
    const counts = kept.map(({ tally }) => sumCounts(tally.byCell, members));
    if (counts.every(({ received }) => received === 0)) return [];
    const times = timesOf.flatMap((all) => all.slice(at, at + 1));
    const scores = byScore ? scoreRows(kept, members, byScore) : [];
    return [[group, [...countRows(counts), ...timeRows(times), ...scores]] as const];
  });
}

/**
 * The metrics of a strategy by group of every dimension: all that are counts over counts, the times to escalation, and by provider class and
 * region the metrics of the score. `kept` has one entry a replication. Groups without a report are left out.
 */
export function strataOf(strategy: string, cells: Cells, kept: readonly GroupedCounts[]): StratumRow[] {
  return dimensions.flatMap((dimension) =>
    groupRows(dimension, cells, kept).flatMap(([group, rows]) =>
      rows.map(([metric, { value, low, high, n, reason }]) => {
        return { strategy, dimension, group, metric, value, low, high, n, reason };
      }),
    ),
  );
}

import { type Dimension, dimensions, type Estimate, type StratumRow, smallGroup } from "@tipbench/vocabulary";
import { type Cells, groupsOf } from "./cells.ts";
import { countMetrics } from "./count-metrics.ts";
import { sumCounts } from "./counters.ts";
import { estimateOf } from "./estimates.ts";
import { type EventTimes, timeMetrics, timesIn } from "./event-times.ts";
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

function countRows(kept: readonly GroupedCounts[], members: readonly number[]): Named[] {
  const counts = kept.map(({ tally }) => sumCounts(tally.byCell, members));
  return Object.entries(countMetrics).map(([metric, of]) => [metric, estimateOf(metric, counts.map(of))]);
}

function timeRows(kept: readonly GroupedCounts[], members: readonly number[], { count }: Cells): Named[] {
  const isIn = new Uint8Array(count);
  for (const cell of members) isIn[cell] = 1;
  const measured = kept.map(({ times }) => timeMetrics(timesIn(times, isIn)));
  return unlessFew(measured, "escalation.restrictedMean72h", "urgent-grade events");
}

function scoreRows(kept: readonly GroupedCounts[], members: readonly number[], { groupOfCell }: ScoreGroups): Named[] {
  const groups = [...new Set(members.map((cell) => groupOfCell[cell] ?? 0))];
  const measured = kept.map(({ scores }) => scoreMetrics(scores, groups));
  return unlessFew(measured, "escalation.averagePrecision", "reports of urgent-grade events");
}

/**
 * The metrics of a strategy by group of every dimension: all that are counts over counts, the times to escalation, and by provider class and
 * region the metrics of the score. `kept` has one entry a replication. Groups without a report are left out.
 */
export function strataOf(strategy: string, cells: Cells, kept: readonly GroupedCounts[]): StratumRow[] {
  const byScore = scoreGroups(cells);
  return dimensions.flatMap((dimension: Dimension) =>
    [...groupsOf(cells, dimension)].flatMap(([group, members]) => {
      if (kept.every(({ tally }) => sumCounts(tally.byCell, members).received === 0)) return [];
      const scores = scoreDimensions.includes(dimension) ? scoreRows(kept, members, byScore) : [];
      const rows = [...countRows(kept, members), ...timeRows(kept, members, cells), ...scores];
      return rows.map(([metric, { value, low, high, n, reason }]) => {
        return { strategy, dimension, group, metric, value, low, high, n, reason };
      });
    }),
  );
}

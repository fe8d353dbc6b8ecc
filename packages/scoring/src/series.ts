import type { SeriesRow } from "@tipbench/vocabulary";
import { countMetrics } from "./count-metrics.ts";
import { type Counts, sumCounts } from "./counters.ts";
import { estimateOf } from "./estimates.ts";
import { ratio } from "./measured.ts";
import type { Tally } from "./tally.kernel.ts";

function rowsOf(counts: readonly Counts[]) {
  return Object.entries(countMetrics).map(([metric, of]) => {
    const { value, low, high, n } = estimateOf(metric, counts.map(of));
    return { metric, value, low, high, n };
  });
}

/** Every count metric of a strategy by day of receipt, and what was made available on each day. */
export function seriesOf(strategy: string, days: number, tallies: readonly Tally[]): SeriesRow[] {
  return Array.from({ length: days }, (_, day) => day).flatMap((day) => {
    const counts = tallies.map(({ byDay }) => sumCounts(byDay, [day]));
    const made = estimateOf(
      "throughput.availablePerDay",
      tallies.map(({ madeOnDay }) => ratio(madeOnDay[day] ?? 0, 1)),
    );
    const perDay = {
      metric: "throughput.availablePerDay",
      value: made.value,
      low: made.low,
      high: made.high,
      n: made.n,
    };
    return [...rowsOf(counts), perDay].map((row) => ({ strategy, day, ...row }));
  });
}

import {
  addAllToLogHistogram,
  addToLogHistogram,
  type LogHistogram,
  logHistogram,
  logHistogramQuantile,
  mergeLogHistogram,
} from "@tipbench/stats";
import type { TimeFigures } from "./plan.ts";

/** How many times there were, and how long: in memory of one size. */
export interface TimeSums {
  count: number;
  sum: number;
  readonly histogram: LogHistogram;
}

/** No times yet. */
export function timeSums(): TimeSums {
  return { count: 0, sum: 0, histogram: logHistogram() };
}

/** Adds a time, 0 or more. */
export function addTime(sums: TimeSums, seconds: number): void {
  sums.count += 1;
  sums.sum += seconds;
  addToLogHistogram(sums.histogram, seconds);
}

/** Adds the first `count` times. Same as: `times.subarray(0, count).forEach(seconds => addTime(sums, seconds))`, summed apart. */
export function addTimes(sums: TimeSums, times: Float64Array, count: number): void {
  sums.count += count;
  sums.sum += addAllToLogHistogram(sums.histogram, times, count);
}

/** The times of all parts together. */
export function mergedTimes(parts: readonly TimeSums[]): TimeSums {
  const all = timeSums();
  for (const { count, sum, histogram } of parts) {
    all.count += count;
    all.sum += sum;
    mergeLogHistogram(all.histogram, histogram);
  }
  return all;
}

/** Moments and quantiles of the times so far. */
export function timeFigures({ count, sum, histogram }: TimeSums): TimeFigures {
  const quantile = (share: number): number | null => logHistogramQuantile(histogram, share);
  return {
    count,
    mean: count === 0 ? null : sum / count,
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
    positiveShare: count === 0 ? null : (count - (histogram.counts[0] ?? 0)) / count,
  };
}

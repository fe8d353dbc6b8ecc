import { type MetricDefinition, metricDefinition } from "@tipbench/vocabulary";

/** The title of a metric; a name that is not defined is shown as it is. */
export function metricTitle(metric: string): string {
  return metricDefinition(metric)?.title ?? metric;
}

/** The unit of a metric; a name that is not defined counts. */
export function metricUnit(metric: string): string {
  return metricDefinition(metric)?.unit ?? "count";
}

/** Definitions of the metrics that have one. */
export function definitionsOf(metrics: readonly string[]): readonly MetricDefinition[] {
  return metrics.flatMap((name) => metricDefinition(name) ?? []);
}

/** What a metric divides by what, its unit, and which way is good, on one line. */
export function metricMeaning({ numerator, denominator, unit, better }: MetricDefinition): string {
  const way = better === "none" ? "" : `; ${better} is better`;
  return `${numerator} / ${denominator} (${unit}${way})`;
}

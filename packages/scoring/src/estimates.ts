import { holm, meanInterval, pairedDifference, verdict } from "@tipbench/stats";
import {
  type Comparison,
  type Estimate,
  InvariantError,
  type MetricDefinition,
  metricDefinition,
  metricDefinitions,
} from "@tipbench/vocabulary";
import type { Measured } from "./measured.ts";

/** Measured metrics by name, one map a replication. */
export type Replications = readonly ReadonlyMap<string, Measured>[];

const never = new Set(["escalation.secondsTo.p50", "escalation.secondsTo.p95"]);

function definitionOf(name: string): MetricDefinition {
  const definition = metricDefinition(name);
  if (!definition) throw new InvariantError(`metric ${name} has no definition`);
  return definition;
}

function reasonOf(definition: MetricDefinition, n: number): string {
  return n > 0 && never.has(definition.name) ? "too few urgent-grade events were ever escalated" : definition.empty;
}

/** Mean and 95 % t interval over replications; null with a reason where no replication measured it. */
export function estimateOf(name: string, values: readonly (Measured | undefined)[]): Estimate {
  const definition = definitionOf(name);
  const { mean, low, high } = meanInterval(values.map((measured) => measured?.value ?? null));
  const n = values.reduce((sum, measured) => sum + (measured?.n ?? 0), 0);
  const told = values.find((measured) => measured?.reason !== undefined)?.reason;
  const reason = mean === null ? (told ?? reasonOf(definition, n)) : null;
  return { value: mean, low, high, n, unit: definition.unit, reason };
}

/** Estimates of all metrics in the order of their definitions. */
export function estimatesOf(replications: Replications): Record<string, Estimate> {
  const first = replications[0];
  const names = metricDefinitions.map(({ name }) => name).filter((name) => first?.has(name));
  return Object.fromEntries(
    names.map((name) => [
      name,
      estimateOf(
        name,
        replications.map((measured) => measured.get(name)),
      ),
    ]),
  );
}

interface Pair {
  readonly a: string;
  readonly b: string;
  readonly metric: string;
  readonly difference: ReturnType<typeof pairedDifference>;
}

function pairsOf(strategies: ReadonlyMap<string, Replications>): Pair[] {
  const [first, ...others] = [...strategies];
  if (!first) return [];
  const [a, base] = first;
  return others.flatMap(([b, other]) =>
    Object.keys(estimatesOf(base)).map((metric) => ({
      a,
      b,
      metric,
      difference: pairedDifference(
        base.map((measured) => measured.get(metric)?.value ?? null),
        other.map((measured) => measured.get(metric)?.value ?? null),
      ),
    })),
  );
}

/**
 * Compares every strategy with the first, paired by replication. Holm's adjustment runs over the primary metrics of all pairs; the verdict
 * on a primary metric uses the adjusted p, on another its own.
 */
export function comparisonsOf(strategies: ReadonlyMap<string, Replications>, primary: readonly string[]): Comparison[] {
  const pairs = pairsOf(strategies);
  const isPrimary = ({ metric }: Pair): boolean => primary.includes(metric);
  const primaryPairs = pairs.filter(isPrimary);
  const adjusted = new Map(
    holm(primaryPairs.map(({ difference }) => difference.p)).map((p, index) => [primaryPairs[index], p]),
  );
  return pairs.map((pair) => {
    const { a, b, metric, difference } = pair;
    const p = isPrimary(pair) ? (adjusted.get(pair) ?? null) : difference.p;
    return {
      a,
      b,
      metric,
      difference: difference.difference,
      low: difference.low,
      high: difference.high,
      adjusted: isPrimary(pair) ? p : null,
      verdict: verdict({ difference: difference.difference, p }, definitionOf(metric).better),
    };
  });
}

import { type NetworkOutcome, type NetworkPlan, simulateFloor } from "@tipbench/floor";
import { meanInterval } from "@tipbench/stats";
import { type Estimate, type FloorMetric, floorMetrics } from "@tipbench/vocabulary";
import type { DeskResult, FloorFigures } from "./floor-document.ts";
import { deskMeasures, kindMeasures, type Measures } from "./measures.ts";

/** What a study is made of: the plan, its seed, and how often it is run. */
export interface FloorStudy {
  readonly plan: NetworkPlan;
  readonly seed: string;
  readonly replications: number;
}

/** Lets others in between two replications, and may end the study by throwing. */
export type BetweenReplications = (done: number, total: number) => Promise<void>;

/** The outcome of each replication. A replication has draws of its own, and the same for any staff of the same kinds. */
export async function replicate(study: FloorStudy, between: BetweenReplications): Promise<readonly NetworkOutcome[]> {
  const outcomes: NetworkOutcome[] = [];
  for (let replication = 0; replication < study.replications; replication++) {
    await between(replication, study.replications);
    outcomes.push(simulateFloor(study.plan, [study.seed, "floor", String(replication)]));
  }
  return outcomes;
}

/** The measures of every desk over the replications of a study. A kind stands at a desk where a visit of it was counted. */
export function deskResults(plan: NetworkPlan, outcomes: readonly NetworkOutcome[]): readonly DeskResult[] {
  return plan.desks.map(({ name }, desk) => ({
    name,
    metrics: figuresOf(outcomes.map((outcome) => deskMeasures(outcome, desk, plan))),
    kinds: plan.kinds.flatMap((kind, index) => {
      const visits = outcomes.flatMap((outcome) => outcome.visits[desk]?.[index] ?? []);
      if (visits.every(({ arrived }) => arrived === 0)) return [];
      return [{ name: kind.name, metrics: figuresOf(visits.map(kindMeasures)) }];
    }),
  }));
}

/** The mean of each measure with its interval; a measure that no replication has is left out. */
function figuresOf(measures: readonly Measures[]): FloorFigures {
  const figures = floorMetrics.flatMap((metric) => {
    const own = measures.flatMap((one) => one[metric.name] ?? []);
    if (own.length === 0) return [];
    const { mean, low, high } = meanInterval(own.map(({ value }) => value));
    const n = own.reduce((sum, one) => sum + one.n, 0);
    return [[metric.name, estimateOf(metric, { mean, low, high }, n)] as const];
  });
  return Object.fromEntries(figures);
}

interface Interval {
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** An interval cut at what the measure can be: nothing is below 0, and no share of visits above 1. */
const estimateOf = ({ name, unit, empty }: FloorMetric, { mean, low, high }: Interval, n: number): Estimate => ({
  value: mean,
  low: low === null ? null : Math.max(0, low),
  high: high !== null && name.endsWith(".share") ? Math.min(1, high) : high,
  n,
  unit,
  reason: mean === null ? empty : null,
});

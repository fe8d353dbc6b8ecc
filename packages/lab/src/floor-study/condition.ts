import type { Estimate, FloorMetric } from "@tipbench/vocabulary";

/** How a measure is held against a limit. */
export type Comparator = "<" | "<=" | ">" | ">=";

/** One measure against one limit, at every desk that it speaks of. */
export interface ConditionPart {
  readonly desks: readonly string[];
  /** Null: all kinds together. */
  readonly kind: string | null;
  readonly metric: FloorMetric;
  readonly comparator: Comparator;
  /** In the unit of the measure. */
  readonly limit: number;
}

/** What a floor has to be like: all parts together. */
export interface Condition {
  readonly text: string;
  readonly parts: readonly ConditionPart[];
}

/** Whether more staff can only help: the search goes up while such a part is not met. */
export function easesWithStaff({ metric, comparator }: ConditionPart): boolean {
  return comparator.startsWith("<") ? metric.withStaff === "falls" : metric.withStaff === "rises";
}

/** The end of an estimate's interval that is nearer to breaking a part; null where there is none. */
export function boundOf({ comparator }: ConditionPart, estimate: Estimate | undefined): number | null {
  return (comparator.startsWith("<") ? estimate?.high : estimate?.low) ?? null;
}

/** Whether a bound keeps a part; what was not measured does not. */
export function keeps({ comparator, limit }: ConditionPart, bound: number | null): boolean {
  if (bound === null) return false;
  if (comparator === "<") return bound < limit;
  if (comparator === ">") return bound > limit;
  return comparator === "<=" ? bound <= limit : bound >= limit;
}

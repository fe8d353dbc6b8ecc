import { assumed, type Parameter } from "@tipbench/vocabulary";
import { publishedTables } from "./published.ts";
import { rangeByRule } from "./range-by-rule.ts";

/** A task force's share of what its state gets, with its provenance. */
export interface TaskForceParameter extends Parameter {
  /** Such as `CA-2`. */
  readonly agency: string;
}

/**
 * The shares of a state's task forces by state code, in the order in which a scenario weighs them. All are assumed; a state's
 * only one has 1. States without a task force of their own are not there.
 */
export function taskForceParameters(year: number): ReadonlyMap<string, readonly TaskForceParameter[]> {
  const byState = new Map<string, TaskForceParameter[]>();
  for (const { name, state, weight } of publishedTables(year).taskForces) {
    const others = byState.get(state) ?? [];
    const parameter = assumed(weight, ...rangeByRule("share", weight), "share", `what ${name} gets of its state`);
    byState.set(state, [...others, { ...parameter, agency: name }]);
  }
  return byState;
}

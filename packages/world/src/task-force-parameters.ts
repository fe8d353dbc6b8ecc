import { assumed, type Parameter } from "@tipbench/vocabulary";
import { publishedTables, type TaskForce } from "./published.ts";
import { rangeByRule } from "./range-by-rule.ts";

/** A task force's share of what its state gets, with its provenance. */
export interface TaskForceParameter extends Parameter {
  /** Such as `CA-2`. */
  readonly agency: string;
}

/**
 * The shares of a state's task forces by state code, in the order in which a scenario weighs them. All are assumed; a state's
 * only one has 1, and no other. States without a task force of their own are not there.
 */
export function taskForceParameters(year: number): ReadonlyMap<string, readonly TaskForceParameter[]> {
  const { taskForces } = publishedTables(year);
  const ofState = (wanted: string) => taskForces.filter(({ state }) => state === wanted);
  const states = new Set(taskForces.map(({ state }) => state));
  return new Map([...states].map((state) => [state, sharesOf(ofState(state))]));
}

function sharesOf(taskForces: readonly TaskForce[]): readonly TaskForceParameter[] {
  return taskForces.map(({ name, weight }) => {
    const [low, high] = taskForces.length === 1 ? [1, 1] : rangeByRule("share", weight);
    return { ...assumed(weight, low, high, "share", `what ${name} gets of its state`), agency: name };
  });
}

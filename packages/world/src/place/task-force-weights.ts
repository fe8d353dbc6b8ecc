import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";
import type { PublishedTables } from "../published.ts";

const tolerance = 1e-6;

function problem(state: string, found: string, expected: string): UserErrorDetail {
  return {
    code: "bad-task-force-weights",
    message: `The weights of ${state}'s task forces can't be used.`,
    at: `taskForceWeights.${state}`,
    found,
    expected,
    fix: "give each task force of the state its share of the state's reports",
  };
}

function problemOf(state: string, weights: readonly number[], size: number): UserErrorDetail[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (size === 0) return [problem(state, state, "a US state by its two letters")];
  if (weights.length !== size) return [problem(state, `${weights.length} weights`, `${size}`)];
  const isShare = weights.every((weight) => weight >= 0) && Math.abs(sum - 1) < tolerance;
  return isShare ? [] : [problem(state, weights.join(" + "), "0 or more each, 1 together")];
}

/** The published tables with other weights for the task forces of some states. Throws UserError with all that is wrong with those. */
export function withTaskForceWeights(
  tables: PublishedTables,
  weights: Readonly<Record<string, readonly number[]>>,
): PublishedTables {
  const inState = (name: string) => tables.taskForces.filter(({ state }) => state === name);
  const problems = Object.entries(weights).flatMap(([state, given]) => problemOf(state, given, inState(state).length));
  if (problems.length > 0) throw new UserError(problems);
  const taskForces = tables.taskForces.map((taskForce) => {
    const weight = weights[taskForce.state]?.[inState(taskForce.state).indexOf(taskForce)];
    return { ...taskForce, weight: weight ?? taskForce.weight };
  });
  return { ...tables, taskForces };
}

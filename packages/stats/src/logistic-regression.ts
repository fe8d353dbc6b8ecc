import { solveLinear } from "./solve-linear.ts";

/** Trials alike in all terms: how many, how many of them succeeded, the values of the terms, and a known part of the log-odds. */
export interface TrialGroup {
  readonly trials: number;
  readonly successes: number;
  readonly terms: readonly number[];
  /** 0 where it is not given. */
  readonly offset?: number;
}

const mostSteps = 60;
const smallestStep = 1e-10;
const largestStep = 2; // in log-odds; a whole step from far away can overshoot for good

/** The chance of success at log-odds. */
export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/**
 * Weights of the terms by which `logistic(offset + Σ weight * term)` fits the groups best, with `penalty / 2` on the square of every weight but
 * the first (which is meant for an intercept): iteratively reweighted least squares (McCullagh and Nelder 1989, section 2.5) in steps of at
 * most 2, until no weight moves by more than 1e-10, or 60 times. Throws RangeError where there are no groups.
 */
export function logisticRegression(groups: readonly TrialGroup[], penalty: number): number[] {
  const size = groups[0]?.terms.length;
  if (size === undefined) throw new RangeError("a regression needs at least one group");
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < mostSteps; step++) {
    const change = newtonStep(groups, weights, penalty);
    const largest = change.reduce((most, move) => Math.max(most, Math.abs(move)), largestStep);
    weights = weights.map((weight, term) => weight + ((change[term] ?? 0) * largestStep) / largest);
    if (change.every((move) => Math.abs(move) < smallestStep)) break;
  }
  return weights;
}

function newtonStep(groups: readonly TrialGroup[], weights: readonly number[], penalty: number): number[] {
  const matrix = weights.map((_, row) => weights.map((__, column) => (row === column && row > 0 ? penalty : 0)));
  const right = weights.map((weight, term) => (term > 0 ? -penalty * weight : 0));
  for (const { trials, successes, terms, offset = 0 } of groups) {
    const share = logistic(terms.reduce((sum, value, term) => sum + value * (weights[term] ?? 0), offset));
    const spread = trials * share * (1 - share);
    terms.forEach((value, row) => {
      right[row] = (right[row] ?? 0) + value * (successes - trials * share);
      const cells = matrix[row] ?? [];
      terms.forEach((other, column) => {
        cells[column] = (cells[column] ?? 0) + spread * value * other;
      });
    });
  }
  return solveLinear(matrix, right);
}

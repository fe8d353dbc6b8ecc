import { logistic } from "@tipbench/stats";
import { riskSigns } from "./risk-signs.kernel.ts";

/** Weights that are learnt as outcomes come in, and the signs of the rows for which it waits. */
export interface OutcomeLearner {
  readonly rate: number;
  /** By sign, the intercept last; the sums of squares slow each down. */
  readonly weights: Float64Array;
  readonly squares: Float64Array;
  /** Signs of the last rows, by row modulo the length; rows before `newest - length` are forgotten. */
  readonly waiting: Uint32Array;
  newest: number;
}

const intercept = riskSigns.length;
const least = 1e-6;

/** Nothing learnt: the weights it begins with (the intercept last), and memory for so many rows. */
export function outcomeLearner(start: readonly number[], rate: number, rows: number): OutcomeLearner {
  return {
    rate,
    weights: Float64Array.from(start),
    squares: new Float64Array(start.length),
    waiting: new Uint32Array(rows),
    newest: 0,
  };
}

/** The chance of a good outcome at some signs, as learnt so far: the logistic of the sum of their weights and the intercept. */
function chanceOf({ weights }: OutcomeLearner, signs: number): number {
  let sum = weights[intercept]!;
  for (let sign = 0; sign < intercept; sign++) sum += weights[sign]! * ((signs >>> sign) & 1);
  return logistic(sum);
}

/** Keeps the signs of rows `firstRow` and following until their outcomes are told, or they are forgotten. */
export function awaitOutcomes(learner: OutcomeLearner, firstRow: number, signs: Uint32Array, rows: number): void {
  const { waiting } = learner;
  for (let row = 0; row < rows; row++) waiting[(firstRow + row) % waiting.length] = signs[row]!;
  learner.newest = Math.max(learner.newest, firstRow + rows);
}

/** Whether a row's signs are still there. */
function isKept({ waiting, newest }: OutcomeLearner, row: number): boolean {
  return row < newest && row >= newest - waiting.length;
}

/** Adds signs to those of a row that is still there. */
export function addSigns(learner: OutcomeLearner, row: number, signs: number): void {
  if (!isKept(learner, row)) return;
  const at = row % learner.waiting.length;
  learner.waiting[at] = learner.waiting[at]! | signs;
}

/**
 * Moves the weights by one outcome, 1 for a good one: a step of stochastic gradient ascent on the log-likelihood, each weight's own steps
 * divided by the root of the squares of its steps so far (AdaGrad: Duchi, Hazan and Singer, JMLR 12, 2011).
 */
export function learnOutcome(learner: OutcomeLearner, row: number, outcome: number): void {
  if (!isKept(learner, row)) return;
  const { weights, squares, rate, waiting } = learner;
  const signs = waiting[row % waiting.length]!;
  const error = outcome - chanceOf(learner, signs);
  for (let sign = 0; sign <= intercept; sign++) {
    if (sign !== intercept && ((signs >>> sign) & 1) === 0) continue;
    squares[sign] = squares[sign]! + error * error;
    weights[sign] = weights[sign]! + (rate * error) / Math.sqrt(least + squares[sign]!);
  }
}

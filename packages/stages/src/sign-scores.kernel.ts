import { logistic } from "@tipbench/stats";
import { riskSigns } from "./risk-signs.kernel.ts";

const lowSigns = 9;
const lowMask = (1 << lowSigns) - 1;

/** Log-odds by the lower and by the upper bits of signs; those of a row are the sum of one of each. */
export interface SignScores {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Scores that are not filled in yet. */
export function signScores(): SignScores {
  return { low: new Float64Array(1 << lowSigns), high: new Float64Array(1 << (riskSigns.length - lowSigns)) };
}

/** Fills in the log-odds of weights by sign, with that of the intercept at the end. */
export function fillSignScores(weights: ArrayLike<number>, { low, high }: SignScores): void {
  low[0] = weights[riskSigns.length]!;
  high[0] = 0;
  for (let sign = 0; sign < riskSigns.length; sign++) {
    const table = sign < lowSigns ? low : high;
    const size = 1 << (sign < lowSigns ? sign : sign - lowSigns);
    for (let bits = 0; bits < size; bits++) table[size + bits] = table[bits]! + weights[sign]!;
  }
}

/** Each row's score. Same as `signs.map((bits) => logistic(intercept + Σ weight of the signs in the bits))`. */
export function scoreSigns({ low, high }: SignScores, signs: Uint32Array, rows: number, score: Float32Array): void {
  for (let row = 0; row < rows; row++) {
    const own = signs[row]!;
    score[row] = logistic(low[own & lowMask]! + high[own >>> lowSigns]!);
  }
}

/// <reference path="./jstat.d.ts" />
import jstat from "jstat";

/** jstat's quantile is right to seven digits; the digits beyond them hang on the version of Node. */
const quantileDigits = 7;

/**
 * Half width of a central interval of Student's t, in standard errors: t such that a share `confidence` lies in [-t, t].
 * `confidence` in (0, 1), `degreesOfFreedom` >= 1. Seven significant digits.
 */
export function tHalfWidth(confidence: number, degreesOfFreedom: number): number {
  return Number(jstat.studentt.inv(0.5 + confidence / 2, degreesOfFreedom).toPrecision(quantileDigits));
}

/**
 * Two-sided p of a t statistic: the probability of a value at least as far from 0 under Student's t.
 * I_x(df/2, 1/2) at x = df / (df + t²), Abramowitz and Stegun 26.7.1 and 26.5.27. In [0, 1], right to 1e-7 or
 * better; an infinite `t` gives 0.
 */
export function tTwoSidedP(t: number, degreesOfFreedom: number): number {
  return jstat.ibeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
}

import { type RiskSign, type RiskWeights, riskSigns } from "@tipbench/stages";
import { logisticRegression } from "@tipbench/stats";
import { groupsOf, type SignGroup } from "./sign-tally.ts";
import type { SignedStream } from "./signed-stream.ts";

const ofLabels: readonly RiskSign[] = ["labelled", "recent", "irrelevant"];
const onReceipt = riskSigns.filter((sign) => !ofLabels.includes(sign));
const penalty = 1;
const decimals = 10_000;

const holds = (bits: number, sign: RiskSign): number => (bits >>> riskSigns.indexOf(sign)) & 1;
const rounded = (weight: number): number => Math.round(weight * decimals) / decimals;

/** Log-odds of an urgent grade at some signs. */
export function logOddsOf({ intercept, signs }: RiskWeights, bits: number): number {
  return riskSigns.reduce((sum, sign) => sum + holds(bits, sign) * (signs[sign] ?? 0), intercept);
}

/**
 * Fits the weights of the signs on receipt to the reports as received, then those of labels to the reports as labelled, with the former as given. Both by logistic
 * regression with a penalty of 1/2 on the square of each weight; rounded to four digits.
 */
export function fitWeights({ received, labelled }: SignedStream): RiskWeights {
  const [intercept = 0, ...first] = logisticRegression(
    groupsOf(received).map((group) => trialsOf(group, onReceipt, 0)),
    penalty,
  );
  const base = { intercept: rounded(intercept), signs: named(onReceipt, first) };
  const second = logisticRegression(
    groupsOf(labelled).map((group) => trialsOf(group, ofLabels.slice(1), logOddsOf(base, group.bits))),
    penalty,
  );
  return { intercept: base.intercept, signs: { ...base.signs, ...named(ofLabels, second) } };
}

/** A group as trials with an intercept; what is seen in every group (`labelled`) is that. */
function trialsOf({ bits, reports, urgent }: SignGroup, signs: readonly RiskSign[], offset: number) {
  return { trials: reports, successes: urgent, terms: [1, ...signs.map((sign) => holds(bits, sign))], offset };
}

function named(signs: readonly RiskSign[], weights: readonly number[]): Partial<Record<RiskSign, number>> {
  return Object.fromEntries(signs.map((sign, at) => [sign, rounded(weights[at] ?? 0)]));
}

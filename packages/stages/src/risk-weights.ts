import { z } from "zod";
import { type RiskSign, riskSigns } from "./risk-signs.kernel.ts";
import fitted from "./risk-weights.json" with { type: "json" };

const weight = z.number().min(-50).max(50);
const ofSigns = Object.fromEntries(riskSigns.map((sign) => [sign, weight.default(0)]));

/** A weights file: what each sign adds to the log-odds of an urgent grade, and where the numbers are from. A sign that is not named adds 0. */
export const riskWeightsSchema = z.strictObject({
  about: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  intercept: weight,
  signs: z.strictObject(ofSigns),
});

/** What a weights file holds. */
export interface RiskWeights {
  readonly intercept: number;
  readonly signs: Readonly<Partial<Record<RiskSign, number>>>;
}

/** The weights that `npm run fit:risk` wrote. */
export const fittedRiskWeights: RiskWeights = fitted;

/** The weights in the order of `riskSigns`, the intercept after them. */
export function weightList({ intercept, signs }: RiskWeights): number[] {
  return [...riskSigns.map((sign) => signs[sign] ?? 0), intercept];
}

import type { StageBatch, TriageOut, TriageStage } from "@tipbench/stage-kit";
import { z } from "zod";
import { budgetOptions, escalationBy, isOneBudget, oneBudget } from "./escalation-budget.ts";
import { fillRiskSigns, type SignColumn, signColumns } from "./risk-signs.kernel.ts";
import { fittedRiskWeights, riskWeightsSchema, weightList } from "./risk-weights.ts";
import { fillSignScores, scoreSigns, signScores } from "./sign-scores.kernel.ts";
import { settleBySigns } from "./signs-decision.kernel.ts";

/** Options of `risk-score`. A scenario gives the weights as a map, or as the path of a file that holds it. */
export const riskScoreOptions = z
  .strictObject({ weights: riskWeightsSchema.optional(), ...budgetOptions })
  .refine(isOneBudget, oneBudget);

/**
 * `risk-score`: a logistic score of what can be seen, the chance of an urgent grade where the weights were fitted to a stream like this one;
 * escalates the highest share, or from a cut-off on. Labels move the score when they come in.
 */
export function createRiskScore({
  weights = fittedRiskWeights,
  ...budget
}: z.infer<typeof riskScoreOptions>): TriageStage<SignColumn> {
  const scores = signScores();
  fillSignScores(weightList(weights), scores);
  const escalation = escalationBy(budget);
  let signs = new Uint32Array(0);
  return {
    name: "risk-score",
    reads: signColumns,
    scoreIs: "probability",
    triage({ rows, columns }: StageBatch<SignColumn>, occasion, out: TriageOut) {
      if (signs.length < rows) signs = new Uint32Array(2 * rows);
      fillRiskSigns(columns, rows, signs);
      scoreSigns(scores, signs, rows, out.score);
      escalation(out.score.subarray(0, rows), occasion, out.escalate);
      settleBySigns(signs, rows, out);
    },
  };
}

import type { Feedback, StageBatch, StageContext, TriageOut, TriageStage } from "@tipbench/stage-kit";
import { type OutcomeStatus, outcomeStatuses, recentFlag } from "@tipbench/vocabulary";
import { z } from "zod";
import { irrelevantOnly } from "./codes.ts";
import { budgetOptions, escalationBy, isOneBudget, oneBudget } from "./escalation-budget.ts";
import { addSigns, awaitOutcomes, learnOutcome, outcomeLearner } from "./outcome-learner.kernel.ts";
import { fillRiskSigns, type RiskSign, riskSigns, type SignColumn, signColumns } from "./risk-signs.kernel.ts";
import { rowsToSpare } from "./rows-in-window.ts";
import { fillSignScores, scoreSigns, signScores } from "./sign-scores.kernel.ts";
import { settleBySigns } from "./signs-decision.kernel.ts";

/** Options of `outcome-learning`. */
export const outcomeLearningOptions = z
  .strictObject({
    ...budgetOptions,
    /** Share of reports that are escalated by lot besides, so that it also learns of what it would not choose. */
    explore: z.number().min(0).max(0.1).default(0.0002),
    /** How far one outcome moves a weight at first. */
    rate: z.number().positive().max(1).default(0.1),
    /** How long it waits for the outcome of a report. */
    memoryDays: z.number().positive().max(365).default(90),
  })
  .refine(isOneBudget, oneBudget);

type Column = SignColumn | "reportId";

/** Where it begins, in log-odds: the signs of the published rules. */
const start: Readonly<Partial<Record<RiskSign, number>>> = {
  onlineEnticement: 1,
  trafficking: 1,
  molestation: 1,
  escalation: 2,
  pressureOfContact: 2,
};
const startIntercept = -3;

const good: readonly OutcomeStatus[] = ["conviction", "arrest", "ongoing"];
const untold: readonly OutcomeStatus[] = ["referred"];
const isGood = outcomeStatuses.map((status) => (good.includes(status) ? 1 : 0));
const isTold = outcomeStatuses.map((status) => !untold.includes(status));
const labelledSign = 1 << riskSigns.indexOf("labelled");
const recentSign = 1 << riskSigns.indexOf("recent");
const irrelevantSign = 1 << riskSigns.indexOf("irrelevant");

/**
 * `outcome-learning`: begins with the signs of the published rules and learns, outcome by outcome, which signs end well. Outcomes come from a minority of the
 * deliveries, weeks late, and say whether a case could be made, not how urgent it was: what it learns is as biased as that.
 */
export function createOutcomeLearning(
  { explore, rate, memoryDays, ...budget }: z.infer<typeof outcomeLearningOptions>,
  { expectedReports, days, uniform }: StageContext,
): TriageStage<Column> {
  const escalation = escalationBy(budget);
  const memory = Math.ceil(expectedReports * Math.min(1, memoryDays / days)) + rowsToSpare;
  const learner = outcomeLearner([...riskSigns.map((sign) => start[sign] ?? 0), startIntercept], rate, memory);
  const scores = signScores();
  fillSignScores(learner.weights, scores);
  let signs = new Uint32Array(0);
  return {
    name: "outcome-learning",
    reads: [...signColumns, "reportId"],
    triage({ firstRow, rows, columns }: StageBatch<Column>, occasion, out: TriageOut) {
      if (signs.length < rows) signs = new Uint32Array(2 * rows);
      fillRiskSigns(columns, rows, signs);
      scoreSigns(scores, signs, rows, out.score);
      escalation(out.score.subarray(0, rows), occasion, out.escalate);
      if (occasion === "received") {
        awaitOutcomes(learner, firstRow, signs, rows);
        for (let row = 0; row < rows; row++) {
          if (uniform(columns.reportId[row] ?? 0, 0) < explore) out.escalate[row] = 1;
        }
      }
      settleBySigns(signs, rows, out);
    },
    learn({ labels, outcomes }: Feedback) {
      labels.row.forEach((row, i) => {
        const recent = ((labels.flags[i] ?? 0) & recentFlag) === 0 ? 0 : recentSign;
        addSigns(learner, row, labelledSign | recent | (labels.types[i] === irrelevantOnly ? irrelevantSign : 0));
      });
      outcomes.row.forEach((row, i) => {
        const status = outcomes.status[i] ?? 0;
        if (isTold[status]) learnOutcome(learner, row, isGood[status] ?? 0);
      });
      fillSignScores(learner.weights, scores);
    },
  };
}

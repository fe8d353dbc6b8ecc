import { type MetricRow, received, urgentGrade } from "./metric-row.ts";

const ofUrgent = `reports of ${urgentGrade} events`;
const noProbability = "no score of which the triage stage says that it is a probability";

/** How well a triage stage's score, as it was on receipt, tells urgent reports from the others; scores that agree in their first eight binary digits are equal. */
export const scoreRows: readonly MetricRow[] = [
  [
    "escalation.averagePrecision",
    "Average precision of the score",
    `sum over ${ofUrgent} of the share of such reports among all that triage scored as high or higher`,
    ofUrgent,
    "share",
    "higher",
    `no report of an urgent-grade event in this group`,
  ],
  [
    "escalation.rocAuc",
    "Pairs that the score orders rightly",
    "pairs in which the report of the urgent-grade event has the higher score; equal scores count half",
    `pairs of a report of an ${urgentGrade} event and a report of another`,
    "share",
    "higher",
    "no pair of an urgent report and another in this group",
  ],
  [
    "escalation.calibrationError",
    "Calibration error of the score",
    `sum over tenths of the reports in score order (equal scores stay together) of the distance between their summed scores and their ${ofUrgent}`,
    received,
    "share",
    "lower",
    noProbability,
  ],
  [
    "escalation.brierScore",
    "Brier score",
    `sum over reports of the squared distance between the score and the truth (1 for ${ofUrgent}, else 0)`,
    received,
    "index",
    "lower",
    noProbability,
  ],
];

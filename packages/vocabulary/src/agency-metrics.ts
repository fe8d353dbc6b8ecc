import { type MetricRow, urgentGrade } from "./metric-row.ts";

const noCase = "no case was opened in this group";

/** What agencies make of what is delivered. */
export const agencyRows: readonly MetricRow[] = [
  [
    "assessment.openedShare",
    "Referrals with a case",
    "referrals on which an agency opened a case, welfare checks included",
    "referrals that an agency went through",
    "share",
    "none",
    "no agency went through a referral",
  ],
  [
    "assessment.openedActionable",
    "Cases on actionable reports",
    "opened cases on actionable reports",
    "opened cases",
    "share",
    "higher",
    noCase,
  ],
  [
    "assessment.welfareOnUrgent",
    "Welfare checks that were urgent",
    `welfare checks on reports of ${urgentGrade} events`,
    "welfare checks",
    "share",
    "higher",
    "no welfare check in this group",
  ],
  [
    "assessment.outcomeShare",
    "Outcomes heard of",
    "referrals whose outcome an agency told the house by the end of the run",
    "referrals that an agency went through",
    "share",
    "none",
    "no agency went through a referral",
  ],
  [
    "harm.wrongPersonCases",
    "Cases on the wrong person",
    "opened cases on unfounded, adult, compromised-account or wrong-subscriber reports",
    "opened cases",
    "share",
    "lower",
    noCase,
  ],
  [
    "evidence.expiredShare",
    "Evidence lapsed before action",
    "actionable reports whose evidence lapsed, by the end of the run, before an agency went through them as a referral",
    "actionable reports",
    "share",
    "lower",
    "no actionable report in this group",
  ],
  [
    "evidence.staleShare",
    "Cases with stale evidence",
    "opened cases for which the provider has nothing left when it answers",
    "opened cases",
    "share",
    "lower",
    noCase,
  ],
  [
    "deconfliction.doubleAssigned",
    "Subjects with two cases unseen",
    "subjects on whom two agencies had unlinked cases open at once",
    "subjects with a case",
    "share",
    "lower",
    "no case was opened",
  ],
];

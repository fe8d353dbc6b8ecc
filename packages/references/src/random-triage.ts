import { informational, priority1, priority3, priorityE, referral } from "@tipbench/vocabulary";
import type { BudgetOptions } from "./options.ts";
import type { ReferenceContext, TriageReference } from "./truth-view.ts";

const publishedInformationalShare = 0.497; // of deliveries in 2023, OJJDP23

/** `random`: escalates the given share of reports and marks the published share informational, both by lot. The lower bound. */
export function createRandomTriage({ share }: BudgetOptions, { uniform }: ReferenceContext): TriageReference {
  return {
    triage({ rows, reportId }, out) {
      for (let row = 0; row < rows; row++) {
        const id = reportId[row] ?? 0;
        const score = uniform(id, 0);
        const isEscalated = score > 1 - share;
        const isInformational = !isEscalated && uniform(id, 1) < publishedInformationalShare;
        out.score[row] = score;
        out.escalate[row] = isEscalated ? 1 : 0;
        out.disposition[row] = isInformational ? informational : referral;
        out.priority[row] = isEscalated ? priority1 : isInformational ? priorityE : priority3;
      }
    },
  };
}

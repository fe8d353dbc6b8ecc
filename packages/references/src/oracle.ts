import { imminent, informational, priority1, priority2, priority3, priorityE, referral } from "@tipbench/vocabulary";
import type { BudgetOptions } from "./options.ts";
import type { DedupReference, ReferenceContext, RoutingReference, TriageReference } from "./truth-view.ts";

/**
 * `oracle` triage: escalates urgent-grade reports, as long as no more than `share` of the reports so far are; imminent ones always.
 * Refers what is actionable. The upper bound.
 */
export function createOracleTriage({ share }: BudgetOptions): TriageReference {
  let budget = 0;
  return {
    triage({ rows, truth }, out) {
      for (let row = 0; row < rows; row++) {
        budget += share;
        const grade = truth.grade[row] ?? 0;
        const isEscalated = grade === imminent || (grade > 0 && budget >= 1);
        if (isEscalated) budget -= 1;
        const isReferral = grade > 0 || truth.actionable[row] === 1;
        out.score[row] = grade;
        out.escalate[row] = isEscalated ? 1 : 0;
        out.disposition[row] = isReferral ? referral : informational;
        out.priority[row] = isEscalated ? priority1 : grade > 0 ? priority2 : isReferral ? priority3 : priorityE;
      }
    },
  };
}

/** `oracle` dedup: joins the reports of one event, and nothing else. */
export function createOracleDedup(_options: unknown, { idEnd }: ReferenceContext): DedupReference {
  const firstRowOf = new Uint32Array(idEnd); // row + 1; 0: not seen
  return {
    dedup({ firstRow, rows, truth }, out) {
      for (let i = 0; i < rows; i++) {
        const event = truth.event[i] ?? 0;
        const seen = firstRowOf[event] ?? 0;
        if (seen === 0) firstRowOf[event] = firstRow + i + 1;
        else out.link(firstRow + i, seen - 1, 1);
      }
    },
  };
}

/** `oracle` routing: to the lead agency, and to the other one with standing; the federal queue where there is no lead. */
export function createOracleRouting(_options: unknown, { tables }: ReferenceContext): RoutingReference {
  return {
    route({ rows, truth }, { agency, confidence }) {
      for (let row = 0; row < rows; row++) {
        const lead = truth.leadAgency[row] ?? 0;
        agency[3 * row] = lead === 0 ? tables.federal : lead;
        agency[3 * row + 1] = truth.secondAgency[row] ?? 0;
        confidence[row] = 1;
      }
    },
  };
}

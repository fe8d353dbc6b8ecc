import type { TriageStage } from "@tipbench/stage-kit";
import { priorityE, referral } from "@tipbench/vocabulary";

/** `first-come`: nobody is put first. Every report is a referral without a priority, and none is escalated. */
export function createFirstCome(): TriageStage<never> {
  return {
    name: "first-come",
    reads: [],
    triage({ rows }, _occasion, { priority, disposition }) {
      priority.fill(priorityE, 0, rows);
      disposition.fill(referral, 0, rows);
    },
  };
}

import type { TriageOut } from "@tipbench/stage-kit";
import { informational, priority1, priority2, priority3, priorityE, referral } from "@tipbench/vocabulary";
import { contactSigns, idleSigns, recentSign } from "./risk-signs.kernel.ts";

/**
 * Priority and disposition of rows whose escalation is decided. Escalated: 1; marked or irrelevant and no contact: E, informational;
 * contact or recent: 2; else 3. All but E are referrals.
 */
export function settleBySigns(signs: Uint32Array, rows: number, { escalate, priority, disposition }: TriageOut): void {
  for (let row = 0; row < rows; row++) {
    const own = signs[row]!;
    const isUrgent = escalate[row] === 1;
    const isIdle = !isUrgent && (own & contactSigns) === 0 && (own & idleSigns) !== 0;
    disposition[row] = isIdle ? informational : referral;
    priority[row] = isUrgent
      ? priority1
      : isIdle
        ? priorityE
        : (own & (contactSigns | recentSign)) !== 0
          ? priority2
          : priority3;
  }
}

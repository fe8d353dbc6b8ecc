import type { TriageOut } from "@tipbench/stage-kit";

const pressureBits = 1 | 16; // sextortion, sadistic exploitation
const marked = 2;
const referral = 1;
const informational = 2;

/** The columns that the rules read. */
export interface RuleColumns {
  readonly incidentType: Uint8Array;
  readonly providerEscalation: Uint8Array;
  readonly annotations: Uint8Array;
  readonly marked: Uint8Array;
}

/**
 * Priority 1 and escalation: the provider's flag, or pressure in a contact type. Priority 2: another contact type. Priority 3: other
 * referrals. E: informational. The score counts the same signs: flag 4, pressure 3, contact 2, referral 1; pressure and flag add up.
 */
export function applyPublishedRules(columns: RuleColumns, isContact: Uint8Array, rows: number, out: TriageOut): void {
  for (let row = 0; row < rows; row++) {
    const contact = isContact[columns.incidentType[row]!]!;
    const flag = columns.providerEscalation[row]!;
    const pressure = contact === 1 && (columns.annotations[row]! & pressureBits) !== 0 ? 1 : 0;
    const isUrgent = flag + pressure > 0;
    const isViral = !isUrgent && contact === 0 && columns.marked[row] === marked;
    out.escalate[row] = isUrgent ? 1 : 0;
    out.disposition[row] = isViral ? informational : referral;
    out.priority[row] = isUrgent ? 1 : contact === 1 ? 2 : isViral ? 4 : 3;
    out.score[row] = 4 * flag + 3 * pressure + 2 * contact + (isViral ? 0 : 1);
  }
}

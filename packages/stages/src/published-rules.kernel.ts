import type { StageBatch, TriageOut } from "@tipbench/stage-kit";
import {
  informational,
  pressureBits,
  priority1,
  priority2,
  priority3,
  priorityE,
  recentFlag,
  referral,
  yes,
} from "@tipbench/vocabulary";
import { irrelevantOnly } from "./codes.ts";

/** The columns that the rules read. */
export const ruleColumns = [
  "incidentType",
  "providerEscalation",
  "annotations",
  "marked",
  "fileCount",
  "labelledFiles",
  "labelledTypes",
  "labelledFlags",
] as const;
export type RuleColumn = (typeof ruleColumns)[number];
type RuleRows = StageBatch<RuleColumn>["columns"];

/**
 * Priority 1 and escalation: the provider's flag, or pressure in a contact type. Priority 2: another contact type, or a file that an analyst
 * found to be made recently. Priority 3: other referrals. E: informational, which are viral content and reports all of whose files
 * were labelled as irrelevant. The score counts the same signs: flag 4, pressure 3, contact 2, recent 1, referral 1; they add up.
 */
export function applyPublishedRules(columns: RuleRows, isContact: Uint8Array, rows: number, out: TriageOut): void {
  for (let row = 0; row < rows; row++) {
    const contact = isContact[columns.incidentType[row]!]!;
    const flag = columns.providerEscalation[row]!;
    const pressure = contact === 1 && (columns.annotations[row]! & pressureBits) !== 0 ? 1 : 0;
    const recent = (columns.labelledFlags[row]! & recentFlag) === 0 ? 0 : 1;
    const isUrgent = flag + pressure > 0;
    const isSeen = columns.labelledFiles[row] === columns.fileCount[row];
    const isIdle = columns.marked[row] === yes || (isSeen && columns.labelledTypes[row] === irrelevantOnly);
    const isInformational = !isUrgent && contact === 0 && isIdle;
    out.escalate[row] = isUrgent ? 1 : 0;
    out.disposition[row] = isInformational ? informational : referral;
    out.priority[row] = isUrgent
      ? priority1
      : isInformational
        ? priorityE
        : contact + recent > 0
          ? priority2
          : priority3;
    out.score[row] = 4 * flag + 3 * pressure + 2 * contact + recent + (isInformational ? 0 : 1);
  }
}

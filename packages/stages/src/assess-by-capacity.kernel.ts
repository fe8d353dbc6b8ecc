import type { AssessmentBatch } from "@tipbench/stage-kit";
import { priority1 } from "@tipbench/vocabulary";
import { close, log, open, welfareCheck } from "./codes.ts";

/** The columns that the rule reads. */
export const capacityColumns = [
  "urgent",
  "priority",
  "incidentType",
  "secondsToExpiry",
  "openCases",
  "caseCapacity",
  "place",
] as const;
export type CapacityColumn = (typeof capacityColumns)[number];
type Rows = AssessmentBatch<CapacityColumn>["columns"];

/** Which types are of contact (0 or 1, by code), and the share of capacity that is open to the others. */
export interface CapacityRule {
  readonly isContact: Uint8Array;
  readonly reserve: number;
}

/**
 * What becomes of each item. Same as: urgent or of priority 1: welfare check; lapsed: logged if of contact, else closed; opened while
 * `openCases + place < share * caseCapacity`, the share being 1 for contact and `reserve` for others; else logged.
 */
export function assessByCapacity(columns: Rows, rule: CapacityRule, rows: number, action: Uint8Array): void {
  for (let row = 0; row < rows; row++) {
    const contact = rule.isContact[columns.incidentType[row]!]!;
    const limit = columns.caseCapacity[row]! * (contact === 1 ? 1 : rule.reserve);
    const hasRoom = columns.openCases[row]! + columns.place[row]! < limit;
    const isLapsed = columns.secondsToExpiry[row]! < 0;
    const isUrgent = columns.urgent[row] === 1 || columns.priority[row] === priority1;
    action[row] = isUrgent ? welfareCheck : isLapsed ? (contact === 1 ? log : close) : hasRoom ? open : log;
  }
}

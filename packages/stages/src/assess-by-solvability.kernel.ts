import type { AssessmentBatch } from "@tipbench/stage-kit";
import { priority1 } from "@tipbench/vocabulary";
import { close, log, open, welfareCheck } from "./codes.ts";

/** The columns that the rule reads. */
export const solvabilityColumns = [
  "urgent",
  "priority",
  "incidentType",
  "fileCount",
  "unviewedFiles",
  "ageSeconds",
  "secondsToExpiry",
  "openCases",
  "caseCapacity",
  "place",
] as const;
export type SolvabilityColumn = (typeof solvabilityColumns)[number];
type Rows = AssessmentBatch<SolvabilityColumn>["columns"];

/** Which types are of contact (0 or 1, by code), how long a warrant takes, and until when an item is fresh. */
export interface SolvabilityRule {
  readonly isContact: Uint8Array;
  readonly warrantSeconds: number;
  readonly freshSeconds: number;
}

const forWarrant = 0.3;
const forAge = 0.3;
const forNoContact = 0.2;
const forNoFile = 0.1;

/** How solvable an item is, 0.1 to 1: less where a warrant is needed first, where it is old, without contact, and without a file. */
function solvabilityOf(columns: Rows, rule: SolvabilityRule, row: number): number {
  return (
    1 -
    forWarrant * columns.unviewedFiles[row]! -
    forAge * Number(columns.ageSeconds[row]! > rule.freshSeconds) -
    forNoContact * (1 - rule.isContact[columns.incidentType[row]!]!) -
    forNoFile * Number(columns.fileCount[row] === 0)
  );
}

/**
 * What becomes of each item. Same as: urgent or of priority 1: welfare check; evidence that lapses before it can be had: logged if of contact, else
 * closed; opened while `openCases + place < solvability * caseCapacity`; else logged.
 */
export function assessBySolvability(columns: Rows, rule: SolvabilityRule, rows: number, action: Uint8Array): void {
  for (let row = 0; row < rows; row++) {
    const isUrgent = columns.urgent[row] === 1 || columns.priority[row] === priority1;
    const needed = columns.unviewedFiles[row] === 1 ? rule.warrantSeconds : 0;
    const isLost = columns.secondsToExpiry[row]! < needed;
    const limit = solvabilityOf(columns, rule, row) * columns.caseCapacity[row]!;
    const hasRoom = columns.openCases[row]! + columns.place[row]! < limit;
    const contact = rule.isContact[columns.incidentType[row]!]!;
    action[row] = isUrgent ? welfareCheck : isLost ? (contact === 1 ? log : close) : hasRoom ? open : log;
  }
}

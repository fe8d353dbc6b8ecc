import type { AnyBatch } from "@tipbench/columns";
import { assessmentActions, dispositions, type LinkWord, linkWords, priorities } from "@tipbench/vocabulary";
import type { ReferenceTables } from "../reference-tables.ts";
import type { Decision } from "./open-stage.ts";

/** What is wrong with a decision on a row of the run, or null. */
export type DecisionFault = (decision: Decision, row: number, tables: ReferenceTables) => string | null;

const isCode = (value: number, codes: number): boolean => value > 0 && value < codes;

/** Triage has to give a priority and a disposition. */
export const undecidedTriage: DecisionFault = ([priority = 0, disposition = 0], row) => {
  if (!isCode(priority, priorities.length)) return `row ${row} has priority ${priority}`;
  return isCode(disposition, dispositions.length) ? null : `row ${row} has disposition ${disposition}`;
};

/** Routing has to give a first agency. */
export const undecidedRouting: DecisionFault = ([first], row) =>
  first === 0 ? `row ${row} has no first agency` : null;

/** Escalation is 0 or 1, the score finite. */
export const triageOutOfRange: DecisionFault = ([, , escalate = 0, score], row) => {
  if (escalate > 1) return `row ${row} has escalate ${escalate}`;
  return Number.isFinite(score) ? null : `row ${row} has score ${score}`;
};

/** Agencies are known and differ, a later one has one before it, confidence is 0 to 1. */
export const routingOutOfRange: DecisionFault = (decision, row, { agencies }) => {
  const given = decision.slice(0, 3);
  const confidence = decision[3] ?? Number.NaN;
  const unknown = given.find((code) => code >= agencies.length);
  if (unknown !== undefined) return `row ${row} has agency ${unknown}, which no table knows`;
  const named = given.filter((code) => code !== 0);
  if (new Set(named).size < named.length) return `row ${row} names an agency twice: ${given.join(", ")}`;
  return confidence >= 0 && confidence <= 1 ? null : `row ${row} has confidence ${confidence}`;
};

/** What is said of two rows leads from a row of the batch to one before it, its score in (0, 1]. */
export function linkOutOfRange(
  [later = -1, earlier = -1, score = 0, code = 0]: Decision,
  { firstRow, rows }: Pick<AnyBatch, "firstRow" | "rows">,
): string | null {
  const said = saidTexts[linkWords[code] ?? "link"];
  const isOfBatch = Number.isInteger(later) && later >= firstRow && later < firstRow + rows;
  if (!isOfBatch)
    return `${said} from row ${later}, which is not of the batch of rows ${firstRow} to ${firstRow + rows - 1}`;
  const isBefore = Number.isInteger(earlier) && earlier >= 0 && earlier < later;
  if (!isBefore) return `${said} from row ${later} to row ${earlier}, which is not an earlier one`;
  return score > 0 && score <= 1 ? null : `${said} from row ${later} with score ${score}`;
}

/** What is said of two rows, for sentences. */
const saidTexts: Readonly<Record<LinkWord, string>> = { link: "a link", review: "a review", compared: "a comparison" };

/** Assessment has to give an action. */
export const undecidedAssessment: DecisionFault = ([action], row) => (action === 0 ? `row ${row} has no action` : null);

/** An action is one of the code book. */
export const assessmentOutOfRange: DecisionFault = ([action = 0], row) =>
  action < assessmentActions.length ? null : `row ${row} has action ${action}, which is none`;

import { assessmentActions, dispositions, priorities } from "@tipbench/vocabulary";
import type { ReferenceTables } from "../reference-tables.ts";
import type { Decision } from "./open-stage.ts";
import type { AnyBatch } from "./stream-batch.ts";

/** What is wrong with a decision, or null. `row` is that of the batch. */
export type DecisionFault = (
  decision: Decision,
  row: number,
  batch: AnyBatch,
  tables: ReferenceTables,
) => string | null;

const isCode = (value: number, codes: number): boolean => value > 0 && value < codes;

/** Triage has to give a priority and a disposition. */
export const undecidedTriage: DecisionFault = ([priority = 0, disposition = 0], row, { firstRow }) => {
  if (!isCode(priority, priorities.length)) return `row ${firstRow + row} has priority ${priority}`;
  return isCode(disposition, dispositions.length) ? null : `row ${firstRow + row} has disposition ${disposition}`;
};

/** Routing has to give a first agency. */
export const undecidedRouting: DecisionFault = ([first], row, { firstRow }) =>
  first === 0 ? `row ${firstRow + row} has no first agency` : null;

/** Escalation is 0 or 1, the score finite. */
export const triageOutOfRange: DecisionFault = ([, , escalate = 0, score], row, { firstRow }) => {
  if (escalate > 1) return `row ${firstRow + row} has escalate ${escalate}`;
  return Number.isFinite(score) ? null : `row ${firstRow + row} has score ${score}`;
};

/** Agencies are known and differ, a later one has one before it, confidence is 0 to 1. */
export const routingOutOfRange: DecisionFault = (decision, row, { firstRow }, { agencies }) => {
  const given = decision.slice(0, 3);
  const confidence = decision[3] ?? Number.NaN;
  const unknown = given.find((code) => code >= agencies.length);
  if (unknown !== undefined) return `row ${firstRow + row} has agency ${unknown}, which no table knows`;
  const named = given.filter((code) => code !== 0);
  if (new Set(named).size < named.length) return `row ${firstRow + row} names an agency twice: ${given.join(", ")}`;
  return confidence >= 0 && confidence <= 1 ? null : `row ${firstRow + row} has confidence ${confidence}`;
};

/** What is said of two rows leads from a row of the batch to one before it, its score in (0, 1]. */
export const linkOutOfRange: DecisionFault = (decision, _place, { firstRow, rows }) => {
  const [later = -1, earlier = -1, score = 0, code = 0] = decision;
  const said = saidWords[code] ?? saidWords[0];
  const isOfBatch = Number.isInteger(later) && later >= firstRow && later < firstRow + rows;
  if (!isOfBatch)
    return `${said} from row ${later}, which is not of the batch of rows ${firstRow} to ${firstRow + rows - 1}`;
  const isBefore = Number.isInteger(earlier) && earlier >= 0 && earlier < later;
  if (!isBefore) return `${said} from row ${later} to row ${earlier}, which is not an earlier one`;
  return score > 0 && score <= 1 ? null : `${said} from row ${later} with score ${score}`;
};

/** In words, by code of `linkWords`. */
const saidWords = ["a link", "a review", "a comparison"] as const;

/** Assessment has to give an action. */
export const undecidedAssessment: DecisionFault = ([action], row, { firstRow }) =>
  action === 0 ? `row ${firstRow + row} has no action` : null;

/** An action is one of the code book. */
export const assessmentOutOfRange: DecisionFault = ([action = 0], row, { firstRow }) =>
  action < assessmentActions.length ? null : `row ${firstRow + row} has action ${action}, which is none`;

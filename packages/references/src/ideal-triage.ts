import type { StageBatch, TriageOut, TriageStage } from "@tipbench/stage-kit";
import { pickAgain, pickTop, topShare } from "@tipbench/stats";
import {
  incidentTypes,
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
import { filelessPattern, gradeEvidence, type Shown, urgentChance, withPattern } from "./grade-posterior.kernel.ts";
import type { BudgetOptions } from "./options.ts";
import type { ReferenceContext } from "./truth-view.ts";

const reads = [
  "reportId",
  "provider",
  "incidentType",
  "providerEscalation",
  "annotations",
  "marked",
  "fileCount",
  "batched",
  "accountKey",
  "emailKey",
  "phoneKey",
  "deviceKey",
  "labelledFiles",
  "labelledFlags",
] as const;
type Column = (typeof reads)[number];
type Columns = StageBatch<Column>["columns"];

const priority2From = 0.05;

function patternOf(columns: Columns, row: number): number {
  const flagged = columns.providerEscalation[row] ?? 0;
  const pressed = ((columns.annotations[row] ?? 0) & pressureBits) === 0 ? 0 : 2;
  if (columns.fileCount[row] === 0) return filelessPattern + flagged + pressed;
  return flagged + pressed + (columns.marked[row] === yes ? 4 : 0);
}

function hasIdentifier({ accountKey, emailKey, phoneKey, deviceKey }: Columns, row: number): boolean {
  return accountKey[row] !== 0 || emailKey[row] !== 0 || phoneKey[row] !== 0 || deviceKey[row] !== 0;
}

function settle({ escalate, score, priority, disposition }: TriageOut, marked: Uint8Array, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const isLikely = (score[row] ?? 0) >= priority2From;
    const isIdle = escalate[row] === 0 && !isLikely && marked[row] === yes;
    disposition[row] = isIdle ? informational : referral;
    priority[row] = escalate[row] === 1 ? priority1 : isLikely ? priority2 : isIdle ? priorityE : priority3;
  }
}

/**
 * `ideal` triage: escalates the share of reports with the highest chance of an urgent grade, given all that its columns and those of the
 * earlier reports of its incident show, by Bayes' rule with the world's own numbers. The truth tells it which reports with an identifier are of one incident.
 */
export function createIdealTriage(
  { share }: BudgetOptions,
  { truthOf, grades, idEnd }: ReferenceContext,
): TriageStage<Column> {
  const evidence = gradeEvidence(grades());
  const seen = new Uint32Array(idEnd);
  const isCounted = new Uint8Array(idEnd); // of an event: a report of it is among those seen
  const top = topShare(share);
  const shown: Shown = { provider: 0, priorAt: 0, pattern: 0, seen: 0, labelled: 0, isRecent: false };
  return {
    name: "ideal",
    reads,
    scoreIs: "probability",
    triage({ rows, columns }: StageBatch<Column>, occasion, out: TriageOut) {
      const { event, incident } = truthOf(columns.reportId);
      const isReceived = occasion === "received";
      for (let row = 0; row < rows; row++) {
        const isLinked = hasIdentifier(columns, row);
        const of = incident[row] ?? 0;
        const pattern = patternOf(columns, row);
        shown.provider = columns.provider[row] ?? 0;
        shown.priorAt = shown.provider * incidentTypes.length + (columns.incidentType[row] ?? 0);
        shown.seen = isLinked ? (seen[of] ?? 0) : 0;
        const isOfSeen = isLinked && isCounted[event[row] ?? 0] === 1;
        shown.pattern = isOfSeen ? -1 : pattern;
        shown.labelled = columns.labelledFiles[row] ?? 0;
        shown.isRecent = ((columns.labelledFlags[row] ?? 0) & recentFlag) !== 0;
        out.score[row] = columns.batched[row] === 1 ? 0 : urgentChance(evidence, shown);
        if (!isReceived || !isLinked || isOfSeen || pattern >= filelessPattern) continue;
        seen[of] = withPattern(seen[of] ?? 0, pattern);
        isCounted[event[row] ?? 0] = 1;
      }
      const scores = out.score.subarray(0, rows);
      if (isReceived) pickTop(top, scores, out.escalate);
      else pickAgain(top, scores, out.escalate);
      settle(out, columns.marked, rows);
    },
  };
}

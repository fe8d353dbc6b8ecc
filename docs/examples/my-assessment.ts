import type { AssessmentBatch, AssessmentOut, AssessmentStage, StageContext } from "@tipbench/stage-kit";

const openCase = 1;
const welfareCheck = 2;
const log = 3;
const close = 4;
const day = 86_400;

type Column = "urgent" | "unviewedFiles" | "secondsToExpiry" | "openCases" | "caseCapacity" | "place";

/**
 * Opens what can be worked on at once: no file that needs a warrant first, or time enough to get one (`warrantDays`, 14). Urgent items
 * are checked on; what has lapsed is closed; the rest, and what finds no room, is logged.
 */
export function createStage(
  options: Readonly<Record<string, unknown>>,
  _context: StageContext,
): AssessmentStage<Column> {
  const warrantDays = typeof options.warrantDays === "number" ? options.warrantDays : 14;
  return {
    name: "my-assessment",
    reads: ["urgent", "unviewedFiles", "secondsToExpiry", "openCases", "caseCapacity", "place"],
    assess({ rows, columns }: AssessmentBatch<Column>, { action }: AssessmentOut) {
      for (let row = 0; row < rows; row++) {
        const secondsLeft = columns.secondsToExpiry[row] ?? 0;
        const secondsNeeded = columns.unviewedFiles[row] === 1 ? warrantDays * day : 0;
        const load = (columns.openCases[row] ?? 0) + (columns.place[row] ?? 0);
        const canOpen = secondsLeft >= secondsNeeded && load < (columns.caseCapacity[row] ?? 0);
        if (columns.urgent[row] === 1) action[row] = welfareCheck;
        else if (secondsLeft < 0) action[row] = close;
        else action[row] = canOpen ? openCase : log;
      }
    },
  };
}

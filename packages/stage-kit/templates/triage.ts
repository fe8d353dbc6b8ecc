// A triage stage: it says how urgent each report is.
//   tipbench stage test ./my-triage.ts      holds it to the laws that every stage keeps
//   triage: ./my-triage.ts      in a strategy of a scenario takes it into a run
// The import is for an editor alone: it is erased before the stage runs, so nothing need be installed. For the types, name a
// clone of tipbench in tsconfig.json: "paths": { "@tipbench/stage-kit": ["CLONE/packages/stage-kit/src/index.ts"] }
import type { StageContext, TriageStage } from "@tipbench/stage-kit";

/** All columns that this stage wants to see; packages/vocabulary/src/columns.ts lists them with their codes. */
type Column = "incidentType" | "providerEscalation";

const contactTypes = new Set([1, 2, 3]); // codes of incidentTypes: online enticement, trafficking, molestation

/** `options` are the keys beside `use` in the scenario. */
export function createStage(options: Readonly<Record<string, unknown>>, _context: StageContext): TriageStage<Column> {
  const trustsFlags = options.trustsFlags !== false;
  return {
    name: "my-triage",
    reads: ["incidentType", "providerEscalation"],
    // Rows come in order of receipt. Write all four values of every row.
    triage({ rows, columns }, _occasion, out) {
      for (let row = 0; row < rows; row++) {
        const isContact = contactTypes.has(columns.incidentType[row] ?? 0);
        const isFlagged = trustsFlags && columns.providerEscalation[row] === 1;
        const isUrgent = isContact && isFlagged; // <- edit this line first: say what is urgent
        out.escalate[row] = isUrgent ? 1 : 0; // 1: delivered at once as urgent
        out.priority[row] = isUrgent ? 1 : isContact ? 2 : 3; // 1 (imminent) to 3, or 4 (E: no person gave one)
        out.disposition[row] = 1; // 1 referral, 2 informational
        out.score[row] = (isUrgent ? 2 : 0) + (isContact ? 1 : 0); // the higher the more urgent
      }
    },
  };
}

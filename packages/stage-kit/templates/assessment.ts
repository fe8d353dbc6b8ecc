// An assessment stage: it says what an agency does with an item that it has handled.
//   tipbench stage test ./my-assessment.ts      holds it to the laws that every stage keeps
//   assessment: ./my-assessment.ts      in a strategy of a scenario takes it into a run
// The import is for an editor alone: it is erased before the stage runs, so nothing need be installed. For the types, name a
// clone of tipbench in tsconfig.json: "paths": { "@tipbench/stage-kit": ["CLONE/packages/stage-kit/src/index.ts"] }
import type { AssessmentStage, StageContext } from "@tipbench/stage-kit";

/** All columns that this stage wants to see; assessmentColumns in packages/vocabulary/src/columns.ts lists them with their codes. */
type Column = "urgent" | "secondsToExpiry" | "openCases" | "place" | "caseCapacity";

const [openCase, welfareCheck, log, close] = [1, 2, 3, 4];

/** `options` are the keys beside `use` in the scenario. */
export function createStage(
  options: Readonly<Record<string, unknown>>,
  _context: StageContext,
): AssessmentStage<Column> {
  const share = typeof options.share === "number" ? options.share : 1; // <- edit this line first: how full an agency may get
  return {
    name: "my-assessment",
    reads: ["urgent", "secondsToExpiry", "openCases", "place", "caseCapacity"],
    // Rows are items in the order in which agencies handled them. Write an action for every row.
    assess({ rows, columns }, out) {
      for (let row = 0; row < rows; row++) {
        const load = (columns.openCases[row] ?? 0) + (columns.place[row] ?? 0); // as if all items before it were opened
        const hasRoom = load < share * (columns.caseCapacity[row] ?? 0);
        const hasLapsed = (columns.secondsToExpiry[row] ?? 0) < 0;
        if (columns.urgent[row] === 1) out.action[row] = welfareCheck;
        else if (hasLapsed) out.action[row] = close;
        else out.action[row] = hasRoom ? openCase : log;
      }
    },
  };
}

import type { AssessmentStage, DedupStage, RoutingStage, TriageStage } from "../src/index.ts";

/** Dedup that keeps the laws: joins a report to the last one with its account. */
export function createAccountDedup(): DedupStage<"accountKey"> {
  const lastRow = new Map<number, number>();
  return {
    name: "same-account",
    reads: ["accountKey"],
    dedup({ firstRow, rows, columns }, out) {
      for (let i = 0; i < rows; i++) {
        const account = columns.accountKey[i] ?? 0;
        const earlier = lastRow.get(account);
        if (account !== 0 && earlier !== undefined) out.link(firstRow + i, earlier, 0.9);
        lastRow.set(account, firstRow + i);
      }
    },
  };
}

/** Triage that keeps the laws and reads files: the more of them were viewed, the more urgent. */
export function createViewedTriage(): TriageStage<"fileViewed"> {
  return {
    name: "viewed-first",
    reads: ["fileViewed"],
    triage({ rows, columns, fileOffsets }, _occasion, out) {
      for (let row = 0; row < rows; row++) {
        const viewed = columns.fileViewed
          .slice(fileOffsets[row], fileOffsets[row + 1])
          .filter((answer) => answer === 2);
        out.score[row] = viewed.length;
        out.escalate[row] = viewed.length > 2 ? 1 : 0;
        out.priority[row] = viewed.length > 0 ? 2 : 4;
        out.disposition[row] = viewed.length > 0 ? 1 : 2;
      }
    },
  };
}

/** Routing that keeps the laws: everything goes to the federal queue, half sure. */
export function createFederalRouting(): RoutingStage<never> {
  return {
    name: "federal",
    reads: [],
    route({ rows }, { agency, confidence }) {
      for (let row = 0; row < rows; row++) agency[3 * row] = 1;
      confidence.fill(0.5, 0, rows);
    },
  };
}

/** Assessment that keeps the laws: opens what finds room, and logs the rest. */
export function createRoomyAssessment(): AssessmentStage<"openCases" | "caseCapacity" | "place"> {
  return {
    name: "while-there-is-room",
    reads: ["openCases", "caseCapacity", "place"],
    assess({ rows, columns }, { action }) {
      for (let row = 0; row < rows; row++) {
        const ahead = (columns.openCases[row] ?? 0) + (columns.place[row] ?? 0);
        action[row] = ahead < (columns.caseCapacity[row] ?? 0) ? 1 : 3;
      }
    },
  };
}

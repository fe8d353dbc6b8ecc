import { allocateColumns } from "@tipbench/columns";
import type { StageBatch, TriageOut } from "@tipbench/stage-kit";
import { type StageColumn, stageColumns } from "@tipbench/vocabulary";

/** Values of some columns of a report; the others are 0. */
export type Report = Readonly<Partial<Record<StageColumn, number>>>;

const isStageColumn = (name: string): name is StageColumn => name in stageColumns;
const names = Object.keys(stageColumns).filter(isStageColumn);

/** Reports as a batch of all columns, none with files of its own. */
export function batchOf(reports: readonly Report[], firstRow = 0): StageBatch {
  const columns = allocateColumns(stageColumns, names, { reports: reports.length, files: 0 });
  for (const name of names) {
    if (stageColumns[name].of === "report") columns[name].set(reports.map((report) => report[name] ?? 0));
  }
  return { firstRow, rows: reports.length, columns, fileOffsets: new Uint32Array(reports.length + 1) };
}

/** Room for what triage says of so many rows. */
export function triageOut(rows: number): TriageOut {
  return {
    priority: new Uint8Array(rows),
    disposition: new Uint8Array(rows),
    escalate: new Uint8Array(rows),
    score: new Float32Array(rows),
  };
}

import { allocateColumns } from "@tipbench/columns";
import type { StageBatch } from "@tipbench/stage-kit";
import { type StageColumn, stageColumns } from "@tipbench/vocabulary";

/** Values of some columns of a report; the others are 0. */
export type Report = Readonly<Partial<Record<StageColumn, number>>>;

const isStageColumn = (name: string): name is StageColumn => name in stageColumns;
const names = Object.keys(stageColumns).filter(isStageColumn);

/** Reports as a batch of all columns; a report's identifier is its place, from `firstRow` on, where it has none of its own. */
export function batchOf(reports: readonly Report[], firstRow = 0): StageBatch {
  const columns = allocateColumns(stageColumns, names, { reports: reports.length, files: 0 });
  const numbered = reports.map((report, place) => ({ reportId: firstRow + place, ...report }));
  for (const name of names) {
    if (stageColumns[name].of === "report") columns[name].set(numbered.map((report: Report) => report[name] ?? 0));
  }
  return { firstRow, rows: reports.length, columns, fileOffsets: new Uint32Array(reports.length + 1) };
}

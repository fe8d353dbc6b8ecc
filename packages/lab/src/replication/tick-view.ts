import type { Batch, ColumnArray } from "@tipbench/columns";
import type { TruthView } from "@tipbench/references";
import {
  InvariantError,
  type StageColumn,
  type StageColumns,
  stageColumns,
  type TruthColumns,
} from "@tipbench/vocabulary";
import type { Chunk } from "@tipbench/world";

/** Columns that the house made for a tick, by row of the tick. */
export type HouseColumns = Partial<Record<StageColumn, ColumnArray>>;

/** A tick of a chunk: rows `[from, to)` of the chunk. */
export interface TickView {
  readonly chunk: Chunk;
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  /** Row number in the run of the tick's first row. */
  readonly firstRow: number;
  /** Tick number in the run. */
  readonly tick: number;
}

/** The view of one tick of a chunk. */
export function tickView(chunk: Chunk, tick: number): TickView {
  const from = chunk.tickRows[tick] ?? 0;
  const to = chunk.tickRows[tick + 1] ?? from;
  return { chunk, from, to, rows: to - from, firstRow: chunk.firstRow + from, tick: chunk.fromTick + tick };
}

function columnOf(view: TickView, house: HouseColumns, name: StageColumn, from: number, to: number): ColumnArray {
  const made = house[name];
  if (made) return made.subarray(from, to);
  const values = view.chunk.columns[name];
  if (!values) throw new InvariantError(`column ${name} was not generated`);
  if (stageColumns[name].of !== "file") return values.subarray(view.from + from, view.from + to);
  return values.subarray(0, view.chunk.fileOffsets[view.from + to]);
}

/** Rows `[from, to)` of a tick as a stage sees them: the columns that it reads and no other, and no file of a later row. */
export function batchOf(
  view: TickView,
  house: HouseColumns,
  reads: readonly StageColumn[],
  from: number,
  to: number,
): Batch<StageColumns> {
  const columns: Partial<Record<StageColumn, ColumnArray>> = {};
  let hasFiles = false;
  for (const name of reads) {
    columns[name] = columnOf(view, house, name, from, to);
    hasFiles ||= stageColumns[name].of === "file";
  }
  return {
    firstRow: view.firstRow + from,
    rows: to - from,
    // The stage reads by the names it declared; others are absent at run time, as its type says.
    columns: columns as StageColumns,
    fileOffsets: hasFiles ? view.chunk.fileOffsets.subarray(view.from + from, view.from + to + 1) : noOffsets,
  };
}

const noOffsets = new Uint32Array(0);

/** Rows `[from, to)` of a tick as a reference sees them: with their truth. */
export function truthViewOf(view: TickView, from: number, to: number): TruthView {
  const first = view.from + from;
  const last = view.from + to;
  const { truth, columns } = view.chunk;
  const slices = Object.entries(truth).map(([name, values]) => [name, values.subarray(first, last)]);
  const cut: TruthColumns = Object.fromEntries(slices);
  return {
    firstRow: view.firstRow + from,
    rows: to - from,
    reportId: columns.reportId.subarray(first, last),
    truth: cut,
  };
}

import type { LinkWriter } from "@tipbench/stage-kit";
import {
  findEntry,
  forgetBefore,
  isFull,
  seenWord,
  sizeWord,
  touchEntries,
  valueWord,
  type WindowTable,
  writeEntry,
} from "./window-table.kernel.ts";
import { epoch } from "./window-times.ts";

/** The rows of a batch by what must be the same: a mark (0: none, the row stays alone) and beside it a key. */
export interface KeyedRows {
  readonly firstRow: number;
  readonly rows: number;
  readonly marks: Uint32Array;
  readonly keys: Uint32Array | Uint8Array;
  /** The key that stands for "missing", whose rows stay alone; `neverMissing` where every row has one. */
  readonly missingKey: number;
  readonly receivedAt: Int32Array;
}

/** How far back and how large a bundle may be. */
export interface BundleLimits {
  readonly windowSeconds: number;
  readonly maxSize: number;
}

const certain = 1;

/** No key of any row. */
export const neverMissing = -1;

/** Links each row to the first report of the latest bundle with its mark and key. Same as a scan back through all earlier rows. */
export function linkSameKeys(table: WindowTable, limits: BundleLimits, batch: KeyedRows, out: LinkWriter): void {
  table.touched = touchEntries(table, batch.marks, batch.keys, batch.rows);
  for (let i = 0; i < batch.rows; i++) {
    const mark = batch.marks[i]!;
    const key = batch.keys[i]!;
    if (mark === 0 || key === batch.missingKey) continue;
    const at = batch.receivedAt[i]! + epoch;
    let entry = findEntry(table, mark, key);
    const seen = table.words[entry + seenWord]!;
    if (seen === 0 && isFull(table)) {
      forgetBefore(table, at - limits.windowSeconds);
      entry = findEntry(table, mark, key);
    }
    const row = batch.firstRow + i;
    const first = table.words[entry + valueWord]!;
    const size = table.words[entry + sizeWord]!;
    const isLive = seen !== 0 && at - (seen - 1) <= limits.windowSeconds && size < limits.maxSize;
    if (isLive) out.link(row, first, certain);
    writeEntry(table, entry, mark, key, at, isLive ? first : row, isLive ? size + 1 : 1);
  }
}

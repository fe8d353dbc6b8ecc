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

/** The rows of a batch by hash of the first file (0: no file) and by provider or account. */
export interface FileRows {
  readonly firstRow: number;
  readonly rows: number;
  readonly hash: Uint32Array;
  readonly keys: Uint32Array | Uint8Array;
  /** The key that stands for "missing", whose rows stay alone; -1 where every row has one. */
  readonly missingKey: number;
  readonly receivedAt: Int32Array;
}

/** How far back and how large a bundle may be. */
export interface BundleLimits {
  readonly windowSeconds: number;
  readonly maxSize: number;
}

const epoch = 1_000_000_000; // moves the times of a warm-up above 0
const certain = 1;

/** Links each row to the first report of the latest bundle with its hash and key. Same as a scan back through all earlier rows. */
export function linkSameFile(table: WindowTable, limits: BundleLimits, batch: FileRows, out: LinkWriter): void {
  table.touched = touchEntries(table, batch.hash, batch.keys, batch.rows);
  for (let i = 0; i < batch.rows; i++) {
    const hash = batch.hash[i]!;
    const key = batch.keys[i]!;
    if (hash === 0 || key === batch.missingKey) continue;
    const at = batch.receivedAt[i]! + epoch;
    let entry = findEntry(table, hash, key);
    const seen = table.words[entry + seenWord]!;
    if (seen === 0 && isFull(table)) {
      forgetBefore(table, at - limits.windowSeconds);
      entry = findEntry(table, hash, key);
    }
    const row = batch.firstRow + i;
    const first = table.words[entry + valueWord]!;
    const size = table.words[entry + sizeWord]!;
    const isLive = seen !== 0 && at - (seen - 1) <= limits.windowSeconds && size < limits.maxSize;
    if (isLive) out.link(row, first, certain);
    writeEntry(table, entry, hash, key, at, isLive ? first : row, isLive ? size + 1 : 1);
  }
}

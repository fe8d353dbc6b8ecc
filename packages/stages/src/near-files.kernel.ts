import type { LinkWriter } from "@tipbench/stage-kit";
import {
  addEntry,
  distanceAt,
  findNearest,
  forgetEntries,
  type HammingIndex,
  type HammingQuery,
  isIndexFull,
  placeOf,
} from "./hamming-index.kernel.ts";
import { epoch } from "./window-times.ts";

/** The rows of a batch by the hash of their first file, a column a word, and by provider or account (empty: by nothing). */
export interface HashedRows {
  readonly firstRow: number;
  readonly rows: number;
  readonly fileOffsets: Uint32Array;
  /** 0: the report gives no hash. */
  readonly primaryHash: Uint32Array;
  readonly receivedAt: Int32Array;
  readonly keys: Uint32Array | Uint8Array;
  readonly words: readonly Uint32Array[];
}

/** How far back to look, and the key whose rows stay alone (`neverMissing`: none do). */
export interface NearLimits {
  readonly windowSeconds: number;
  readonly missingKey: number;
}

/** Where links go, and memory for the hash that is looked for. */
export interface NearSearch {
  readonly query: HammingQuery;
  readonly links: LinkWriter;
}

/** Links each row to the bundle whose first file is nearest to its own, or adds its hash as that of a new bundle. */
export function linkNearFiles(index: HammingIndex, limits: NearLimits, batch: HashedRows, search: NearSearch): void {
  const { query, links } = search;
  const bits = 32 * index.plan.words;
  for (let i = 0; i < batch.rows; i++) {
    query.key = batch.keys.length === 0 ? 0 : batch.keys[i]!;
    const hasFile = batch.primaryHash[i] !== 0 && batch.fileOffsets[i + 1]! > batch.fileOffsets[i]!;
    if (!hasFile || query.key === limits.missingKey) continue;
    for (let word = 0; word < batch.words.length; word++) query.hash[word] = batch.words[word]![batch.fileOffsets[i]!]!;
    const row = batch.firstRow + i;
    const at = batch.receivedAt[i]! + epoch;
    forgetEntries(index, at - limits.windowSeconds);
    const nearest = findNearest(index, query);
    if (nearest === 0) {
      if (isIndexFull(index))
        throw new RangeError(`${index.capacity} bundles inside the window are all there is room for`);
      addEntry(index, query, row, at);
      continue;
    }
    const place = placeOf(index, nearest);
    index.ring[place + index.sizeWord]! += 1;
    links.link(row, index.ring[place + index.rowWord]!, 1 - distanceAt(index.ring, place, query.hash) / bits);
  }
}

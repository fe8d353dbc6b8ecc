import { measuredFlag, type RunTruth } from "./run-truth.kernel.ts";

/** Pairs of measured reports that a dedup stage compared, and those of them that are of one subject. */
export interface PairCounts {
  compared: number;
  truePairs: number;
}

/** No pair compared. */
export function createPairCounts(): PairCounts {
  return { compared: 0, truePairs: 0 };
}

/**
 * Counts a candidate pair, where both reports are measured. A stage tells each pair once, however many of its blocks hold it: what it
 * tells twice counts twice.
 */
export function countPair(counts: PairCounts, { flags, subject }: RunTruth, later: number, earlier: number): void {
  if ((flags[later]! & flags[earlier]! & measuredFlag) === 0) return;
  counts.compared += 1;
  if (subject[later] === subject[earlier]) counts.truePairs += 1;
}

import { type Measured, measured, ratio } from "./measured.ts";
import type { PairCounts } from "./pair-counts.kernel.ts";

/** What is said of pairs of measured reports. */
export interface PairFigures {
  /** Measured reports, and pairs of them of one subject. */
  readonly reports: number;
  readonly truePairs: number;
  /** Pairs of one subject from different providers: all, and those in one bundle. */
  readonly providerPairs: number;
  readonly foundProviderPairs: number;
  /** Null where the dedup stage is none that compares. */
  readonly compared: PairCounts | null;
}

/** Scores of blocking (null for a stage that told of no comparison), and of what is found across providers. */
export function pairMetrics(pairs: PairFigures): Map<string, Measured> {
  const { reports, truePairs, providerPairs, foundProviderPairs, compared } = pairs;
  const all = (reports * (reports - 1)) / 2;
  const isTold = compared !== null && compared.compared > 0;
  return new Map([
    ["dedup.reductionRatio", isTold ? ratio(all - compared.compared, all) : measured(null, 0)],
    ["dedup.pairCompleteness", isTold ? ratio(compared.truePairs, truePairs) : measured(null, 0)],
    ["dedup.crossProviderLinks", ratio(foundProviderPairs, providerPairs)],
  ]);
}

import type { WorldValues } from "./parameters.ts";
import type { ProviderTables } from "./providers.ts";
import type { SenderValues } from "./senders.ts";

/** Reports marked as viral or meme, by group of the location table. */
function baseShares(values: WorldValues): readonly number[] {
  const { markBaseRank1, markBaseRank2, markBaseRanks3to5, markBaseRanks6to20, markBaseRanks21up } = values;
  return [
    markBaseRank1,
    markBaseRank2,
    markBaseRanks3to5,
    markBaseRanks6to20,
    markBaseRanks21up,
    values.markBasePublic,
  ];
}

/** What the marking of a group's senders is on average. */
function meanMarking({ groupOf, shareOf }: ProviderTables, marking: Float64Array, group: number): number {
  let total = 0;
  let sum = 0;
  groupOf.forEach((own, code) => {
    if (own !== group) return;
    total += shareOf[code] ?? 0;
    sum += (shareOf[code] ?? 0) * (marking[code] ?? 0);
  });
  return total === 0 ? 1 : sum / total;
}

/**
 * Share of content that is shared without malice, by `group * 3 + place` (0 abroad, 1 US, 2 not located): such that marks, which come with
 * the senders' `marking` where it is and with `markFalseShare` where it is not, are as frequent as the base share and the place's odds say.
 */
export function harmlessShares(values: WorldValues, providers: ProviderTables, senders: SenderValues): Float64Array {
  const { markFalseShare, markOddsAbroad, markOddsUs, markOddsUnlocated } = values;
  return Float64Array.from(
    baseShares(values).flatMap((base, group) => {
      const marking = meanMarking(providers, senders.marking, group);
      return [markOddsAbroad, markOddsUs, markOddsUnlocated].map((factor) => {
        const odds = (factor * base) / (1 - base);
        const marked = odds / (1 + odds);
        return marking > markFalseShare
          ? Math.min(1, Math.max(0, (marked - markFalseShare) / (marking - markFalseShare)))
          : 0;
      });
    }),
  );
}

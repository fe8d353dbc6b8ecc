import type { WorldValues } from "./parameters.ts";
import type { ProviderTables } from "./providers.ts";
import type { LocationMix } from "./published.ts";
import type { SenderValues } from "./senders.ts";

/** Share of a group's content that is shared without malice, by `group * 3 + place`, over the places as the group's mix has them. */
export function meanHarmless(harmless: Float64Array, group: number, mix: LocationMix): number {
  const us = mix.usWithState + mix.usWithoutState;
  const [abroad = 0, atHome = 0, unlocated = 0] = harmless.subarray(3 * group, 3 * group + 3);
  return mix.international * abroad + us * atHome + (1 - mix.international - us) * unlocated;
}

/**
 * Submissions for each report that is received: 1 / (1 - h), where h is the share that senders hold back whatever the time, repeats
 * and content shared without malice. Taken of the senders as their classes are, so that a scenario that changes them changes the volume.
 */
export function submissionsPerReport(
  { resubmissionShare, publicShare }: WorldValues,
  { shareOf, groupOf, firstPublic }: ProviderTables,
  { duplicates, withholds }: SenderValues,
  harmless: Float64Array,
  mixes: readonly LocationMix[],
): number {
  const repeats = resubmissionShare * (1 - publicShare);
  const means = mixes.map((mix, group) => meanHarmless(harmless, group, mix));
  const heldBack = shareOf.reduce((sum, share, sender) => {
    if (sender >= firstPublic) return sum;
    const kept = (means[groupOf[sender] ?? 0] ?? 0) * (withholds[sender] ?? 0);
    return sum + share * (repeats * (1 - (duplicates[sender] ?? 1)) + kept);
  }, 0);
  return 1 / (1 - heldBack);
}

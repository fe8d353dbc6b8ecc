import type { WorldValues } from "../parameters.ts";
import type { ProviderTables } from "../providers.ts";

/** Shares by provider group of the events whose sender is fixed, and of a draw among the large providers. */
interface GroupShares {
  /** Share of the events whose sender is fixed: the public, and small providers by quota. */
  readonly fixedShare: number;
  readonly fixed: readonly number[];
  readonly large: readonly number[];
}

function groupShares(providers: ProviderTables, values: WorldValues, groups: number): GroupShares {
  const { groupOf, shareOf, drawn, quota, order, firstPublic } = providers;
  const fixed = new Array<number>(groups).fill(0);
  const large = new Array<number>(groups).fill(0);
  const add = (to: number[], provider: number, share: number): void => {
    const group = groupOf[provider] ?? 0;
    to[group] = (to[group] ?? 0) + share;
  };
  for (const provider of quota) add(fixed, provider, (1 - values.publicShare) / order.size);
  for (const provider of drawn) add(large, provider, shareOf[provider] ?? 0);
  shareOf.forEach((share, provider) => {
    if (provider >= firstPublic) add(fixed, provider, share);
  });
  const sum = (shares: readonly number[]): number => shares.reduce((total, share) => total + share, 0);
  const fixedShare = sum(fixed);
  const share = (part: readonly number[]): number[] => part.map((value) => value / (sum(part) || 1));
  return { fixedShare, fixed: share(fixed), large: share(large) };
}

/** How a look-back from an event with a drawn sender ends; the rest is another large provider, drawn on its own. */
interface LookBack {
  readonly sameProvider: number;
  readonly fixedSender: number;
}

/**
 * With l = (1 - prolific) (followUp + (1 - followUp) repeat) the share of events that look back, f that of fixed senders and s that of links
 * within an account (prolific subjects count as having one): the chance to end at a fixed sender solves D = l (f + (1 - f) D), that to end where no link changed the provider
 * S = (1 - l) + l (1 - f) s S.
 */
function lookBack(
  { followUpShare, repeatSubjectShare, sameProviderShare, prolificShare }: WorldValues,
  f: number,
): LookBack {
  const linked = (1 - prolificShare) * (followUpShare + (1 - followUpShare) * repeatSubjectShare);
  return {
    fixedSender: (linked * f) / (1 - linked * (1 - f)),
    sameProvider: (1 - linked) / (1 - linked * (1 - f) * sameProviderShare),
  };
}

/**
 * Chance that the subject of an event began with a provider of a group: `[group of the event][group of the first provider]`; rows sum to 1.
 * A fixed sender's events are their subjects' first; the others look back, and where a link changed the provider the two are independent.
 */
export function firstGroupChances(providers: ProviderTables, values: WorldValues, groups: number): number[][] {
  const { fixedShare, fixed, large } = groupShares(providers, values, groups);
  const { sameProvider, fixedSender } = lookBack(values, fixedShare);
  const elsewhere = 1 - sameProvider - fixedSender;
  return large.map((drawn, event) => {
    const own = fixedShare * (fixed[event] ?? 0);
    const total = own + (1 - fixedShare) * drawn;
    const isFixed = total === 0 ? 1 : own / total;
    return large.map((other, first) => {
      const onward = fixedSender * (fixed[first] ?? 0) + elsewhere * other;
      const same = first === event ? 1 : 0;
      return isFixed * same + (1 - isFixed) * (sameProvider * same + onward);
    });
  });
}

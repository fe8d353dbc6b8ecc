import type { WorldValues } from "../parameters.ts";
import type { ProviderProfile } from "../provider-profiles.ts";

/** How a report is placed in truth: located abroad or in the US, nothing but an exit in the US, or not at all. */
export const latentPlaces = ["abroad", "us", "usRelated", "unlocated"] as const;

/** Shares of what the columns say of place; they sum to 1. */
export interface VisiblePlace {
  readonly international: number;
  /** Listed in the US by an address's block, by an exit that passes for an address, or as stated. */
  readonly usByAddress: number;
  readonly usByExit: number;
  readonly usAsStated: number;
  readonly noCountryUsRelated: number;
  readonly unknown: number;
}

const nothing: VisiblePlace = {
  international: 0,
  usByAddress: 0,
  usByExit: 0,
  usAsStated: 0,
  noCountryUsRelated: 0,
  unknown: 0,
};

type Profile = Pick<ProviderProfile, "accountAddress" | "fileAddress" | "proxyFlag" | "statedPlace">;

/**
 * What the columns say of each latent place (in the order of `latentPlaces`) for a sender with a profile whose reports have files; the
 * definition is that of `fillListedPlace`. Either address event is given on its own, both come through the same exit, and each is flagged
 * on its own; the table knows a share of the exits.
 */
export function visiblePlaces(profile: Profile, values: WorldValues): VisiblePlace[] {
  const { hiddenExitShare, hostingListedShare, exitShareOfUnlocated, usAmongUnknown, statedAlone } = values;
  const { accountAddress, fileAddress, proxyFlag, statedPlace } = profile;
  const any = 1 - (1 - accountAddress) * (1 - fileAddress);
  const unflagged = 1 - (1 - accountAddress * (1 - proxyFlag)) * (1 - fileAddress * (1 - proxyFlag));
  const passes = (1 - hostingListedShare) * unflagged;
  const rarely = statedPlace * values.statedWhenUnknown;
  const exit = any * hiddenExitShare;
  const asStated = exit * hostingListedShare * statedPlace + (1 - any) * statedAlone;
  const lost = exit * hostingListedShare * (1 - statedPlace) + (1 - any) * (1 - statedAlone);
  const byExit = exit * (1 - hostingListedShare);
  const astray = exitShareOfUnlocated * passes;
  return [
    { ...nothing, international: 1 - lost, unknown: lost },
    {
      ...nothing,
      international: byExit,
      usByAddress: any - exit,
      usAsStated: asStated,
      unknown: lost,
    },
    {
      ...nothing,
      usByExit: passes,
      usAsStated: (1 - passes) * rarely,
      noCountryUsRelated: (any - passes) * (1 - rarely),
      unknown: (1 - any) * (1 - rarely),
    },
    {
      ...nothing,
      international: astray + (1 - astray) * rarely * (1 - usAmongUnknown),
      usAsStated: (1 - astray) * rarely * usAmongUnknown,
      unknown: (1 - astray) * (1 - rarely),
    },
  ];
}

/** Mean of the visible places of some senders, by their shares of reports. */
export function meanPlaces(places: readonly (readonly VisiblePlace[])[], shares: readonly number[]): VisiblePlace[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return latentPlaces.map((_, latent) => {
    const mean = (of: keyof VisiblePlace): number =>
      places.reduce((sum, sender, at) => sum + (sender[latent]?.[of] ?? 0) * (shares[at] ?? 0), 0) / total;
    return {
      international: mean("international"),
      usByAddress: mean("usByAddress"),
      usByExit: mean("usByExit"),
      usAsStated: mean("usAsStated"),
      noCountryUsRelated: mean("noCountryUsRelated"),
      unknown: mean("unknown"),
    };
  });
}

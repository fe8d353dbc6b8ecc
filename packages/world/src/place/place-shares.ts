import { solveLinear } from "@tipbench/stats";
import { providerClasses } from "@tipbench/vocabulary";
import type { PlaceShares } from "../kernels/truth.kernel.ts";
import type { WorldValues } from "../parameters.ts";
import { providerProfiles } from "../provider-profiles.ts";
import type { ProviderTables } from "../providers.ts";
import type { LocationMix } from "../published.ts";
import { firstGroupChances } from "./home-groups.ts";
import { meanPlaces, type VisiblePlace, visiblePlaces } from "./visible-place.ts";

/** What makes the location classes come out as published. */
export interface PlaceCalibration {
  readonly shares: PlaceShares;
  /** Share of US mobile blocks to which the geolocation table gives no state. */
  readonly noStateMobile: number;
}

/** Shares of a group's reports by latent place. */
interface LatentShares {
  readonly abroad: number;
  readonly us: number;
  readonly usRelated: number;
  readonly unlocated: number;
}

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The latent shares from which the columns say what the mix says; where parameters leave none, the nearest that are shares. */
function latentShares(mix: LocationMix, seen: readonly VisiblePlace[]): LatentShares {
  const listed = mix.usWithState + mix.usWithoutState;
  const wanted = [mix.international, listed, mix.noCountryUsRelated, mix.unknown];
  const matrix = [
    seen.map(({ international }) => international),
    seen.map(({ usByAddress, usByExit, usAsStated }) => usByAddress + usByExit + usAsStated),
    seen.map(({ noCountryUsRelated }) => noCountryUsRelated),
    seen.map(({ unknown }) => unknown),
  ];
  const solved = solveLinear(matrix, wanted).map((share) => Math.max(0, share));
  const total = solved.reduce((sum, share) => sum + share, 0);
  const [abroad = 0, us = 0, usRelated = 0, unlocated = 0] = solved.map((share) => share / total);
  return { abroad, us, usRelated, unlocated };
}

/** What the columns say by group of senders, in the order of the mixes; as the classes' own profiles have it, whatever a scenario changes. */
function seenByGroup(values: WorldValues, providers: ProviderTables, mixes: readonly LocationMix[]): VisiblePlace[][] {
  const codes = Array.from(providers.classOf.keys());
  const places = codes.map((code) =>
    visiblePlaces(providerProfiles[providerClasses[providers.classOf[code] ?? 0] ?? "smallForum"], values),
  );
  return mixes.map((_, group) => {
    const own = codes.filter((code) => providers.groupOf[code] === group);
    const shares = own.map((code) => providers.shareOf[code] ?? 0);
    return meanPlaces(
      own.map((code) => places[code] ?? []),
      shares,
    );
  });
}

/** The share of US mobile blocks without a state that leaves as many reports without one as the mixes say. */
function noStateMobile(
  values: WorldValues,
  mixes: readonly LocationMix[],
  latent: readonly LatentShares[],
  seen: readonly (readonly VisiblePlace[])[],
  mobileShare: number,
): number {
  let byAddress = 0;
  let missing = 0;
  mixes.forEach(({ share, usWithoutState }, group) => {
    const { us = 0, usRelated = 0, unlocated = 0 } = latent[group] ?? {};
    const parts = [0, us, usRelated, unlocated];
    missing += share * usWithoutState;
    parts.forEach((part, place) => {
      const { usByAddress = 0, usByExit = 0, usAsStated = 0 } = seen[group]?.[place] ?? {};
      byAddress += share * part * usByAddress;
      missing -= share * part * (usByExit + usAsStated * (1 - values.stateGiven));
    });
  });
  return within((missing / byAddress - (1 - mobileShare) * values.noStateFixed) / mobileShare, 0, 0.95);
}

/**
 * Where subjects live and how well reports are placed, by group, so that the columns list reports as in `location_class.csv`: the latent
 * shares of the events of each group by solving what the columns make of them, and the homes by the subject's first provider by solving
 * which group that is of. `mobileShareUs` is the share of mobile networks in the US.
 */
export function placeCalibration(
  values: WorldValues,
  providers: ProviderTables,
  mixes: readonly LocationMix[],
  mobileShareUs: number,
): PlaceCalibration {
  const seen = seenByGroup(values, providers, mixes);
  const latent = mixes.map((mix, group) => latentShares(mix, seen[group] ?? []));
  const usHome = latent.map(({ us, usRelated, unlocated }) => us + usRelated + unlocated * values.usAmongUnknown);
  const firstHome = solveLinear(firstGroupChances(providers, values, mixes.length), usHome);
  return {
    shares: {
      homeUs: Float64Array.from(firstHome, (share) => within(share, 0, 1)),
      locatedUs: Float64Array.from(latent, ({ us }, group) => us / (usHome[group] ?? 1)),
      relatedUs: Float64Array.from(latent, ({ usRelated }, group) => usRelated / (usHome[group] ?? 1)),
      locatedAbroad: Float64Array.from(latent, ({ abroad }, group) => abroad / (1 - (usHome[group] ?? 0))),
    },
    noStateMobile: noStateMobile(values, mixes, latent, seen, mobileShareUs),
  };
}

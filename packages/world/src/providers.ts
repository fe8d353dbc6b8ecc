import { type AliasTable, aliasTable, type IndexPermutation, indexPermutation } from "@tipbench/random";
import { type ProviderClass, providerClasses } from "@tipbench/vocabulary";
import type { Keys } from "./keys.ts";
import type { WorldValues } from "./parameters.ts";
import { classOfRank, publicRegion, regionOfRank } from "./provider-ranks.ts";
import type { PublishedTables } from "./published.ts";
import { type SenderRegion, senderRegions } from "./rhythm.ts";

/** From this many reports a year on a provider's reports are drawn; below, it gets its published number by quota. */
const drawnFrom = 1000;

/** Classes of the public's channels; there is one sender code for each. */
export const publicClasses = ["publicForm", "telephone", "foreignHotline"] as const satisfies readonly ProviderClass[];

/** The name of the provider with this rank (1 is the largest). */
export function providerName(rank: number): string {
  return `provider-${String(rank).padStart(3, "0")}`;
}

/** Senders by code, and how an event comes to its own. */
export interface ProviderTables {
  readonly names: readonly string[];
  /** By provider code: class, region, and group of `location_class.csv`. */
  readonly classOf: Uint8Array;
  readonly regionOf: readonly SenderRegion[];
  readonly groupOf: Uint8Array;
  /** Expected share of all reports. */
  readonly shareOf: Float64Array;
  /** Expected share of all reports, by code of `senderRegions`. */
  readonly regionShares: Float64Array;
  /** The providers that are drawn, largest first. */
  readonly drawn: readonly number[];
  readonly publicSenders: AliasTable;
  readonly firstPublic: number;
  /** Rows of a year in an order without pattern; the first `quota.length` go to small providers. */
  readonly order: IndexPermutation;
  readonly quota: Uint8Array;
}

/** Rank groups of the location table: 1, 2, 3-5, 6-20, 21 and beyond. */
function groupOfRank(rank: number): number {
  if (rank <= 2) return rank - 1;
  if (rank <= 5) return 2;
  return rank <= 20 ? 3 : 4;
}
const publicGroup = 5;

function publicShares({ publicFormShare, telephoneShare }: WorldValues): readonly number[] {
  return [publicFormShare, telephoneShare, Math.max(0, 1 - publicFormShare - telephoneShare)];
}

/** Builds the table of senders for a scale: the providers by rank, then the public's three channels. */
export function providerTables(
  keys: Keys,
  values: WorldValues,
  { providerReports }: PublishedTables,
  scale: number,
): ProviderTables {
  const ranked = providerReports.length;
  const reportsPerYear = Math.round(values.reportsPerYear * scale);
  const total = providerReports.reduce((sum, reports) => sum + reports, 0);
  const providerShare = (1 - values.publicShare) / total;
  const ofPublic = publicShares(values);
  const classes: readonly ProviderClass[] = [
    ...providerReports.map((_, index) => classOfRank(index + 1)),
    ...publicClasses,
  ];
  const quota = providerReports.flatMap((reports, provider) =>
    reports < drawnFrom ? new Array<number>(Math.round(reports * scale)).fill(provider) : [],
  );
  const shareOf = Float64Array.from(classes, (_, code) =>
    code < ranked ? (providerReports[code] ?? 0) * providerShare : (ofPublic[code - ranked] ?? 0) * values.publicShare,
  );
  const regionOf = classes.map((_, code) => (code < ranked ? regionOfRank(code + 1) : publicRegion));
  return {
    names: [...providerReports.map((_, index) => providerName(index + 1)), ...publicClasses],
    classOf: Uint8Array.from(classes, (name) => providerClasses.indexOf(name)),
    regionOf,
    groupOf: Uint8Array.from(classes, (_, code) => (code < ranked ? groupOfRank(code + 1) : publicGroup)),
    shareOf,
    regionShares: Float64Array.from(senderRegions, (region) =>
      shareOf.reduce((sum, share, code) => sum + (regionOf[code] === region ? share : 0), 0),
    ),
    drawn: providerReports.flatMap((reports, provider) => (reports < drawnFrom ? [] : [provider])),
    publicSenders: aliasTable(ofPublic),
    firstPublic: ranked,
    order: indexPermutation(keys.providerQuota, Math.max(1, reportsPerYear)),
    quota: Uint8Array.from(quota),
  };
}

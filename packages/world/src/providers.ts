import { type AliasTable, aliasTable, type IndexPermutation, indexPermutation } from "@tipbench/random";
import { type ProviderClass, providerClasses } from "@tipbench/vocabulary";
import type { Keys } from "./keys.ts";
import type { WorldValues } from "./parameters.ts";
import { classOfRank } from "./provider-profiles.ts";
import type { PublishedTables } from "./published.ts";

/** From this many reports a year on a provider's reports are drawn; below, it gets its published number by quota. */
const drawnFrom = 1000;

/** Assumed split of the public's reports; there is one sender code for each. */
const publicMix: readonly (readonly [ProviderClass, number])[] = [
  ["publicForm", 0.85],
  ["telephone", 0.1],
  ["foreignHotline", 0.05],
];

/** Senders by code, and how an event comes to its own. */
export interface ProviderTables {
  readonly names: readonly string[];
  /** By provider code: class and group of `location_class.csv`. */
  readonly classOf: Uint8Array;
  readonly groupOf: Uint8Array;
  /** Expected share of all reports. */
  readonly shareOf: Float64Array;
  readonly large: AliasTable;
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

/** Builds the table of senders for a scale: 247 providers by rank, then the public's three channels. */
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
  const classes: readonly ProviderClass[] = [
    ...providerReports.map((_, index) => classOfRank(index + 1)),
    ...publicMix.map(([name]) => name),
  ];
  const quota = providerReports.flatMap((reports, provider) =>
    reports < drawnFrom ? new Array<number>(Math.round(reports * scale)).fill(provider) : [],
  );
  return {
    names: [
      ...providerReports.map((_, index) => `provider-${String(index + 1).padStart(3, "0")}`),
      ...publicMix.map(([name]) => name),
    ],
    classOf: Uint8Array.from(classes, (name) => providerClasses.indexOf(name)),
    groupOf: Uint8Array.from(classes, (_, code) => (code < ranked ? groupOfRank(code + 1) : publicGroup)),
    shareOf: Float64Array.from(classes, (_, code) =>
      code < ranked
        ? (providerReports[code] ?? 0) * providerShare
        : (publicMix[code - ranked]?.[1] ?? 0) * values.publicShare,
    ),
    large: aliasTable(providerReports.map((reports) => (reports < drawnFrom ? 0 : reports))),
    publicSenders: aliasTable(publicMix.map(([, share]) => share)),
    firstPublic: ranked,
    order: indexPermutation(keys.providerQuota, Math.max(1, reportsPerYear)),
    quota: Uint8Array.from(quota),
  };
}

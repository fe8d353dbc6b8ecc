import type { ProviderClass } from "@tipbench/vocabulary";
import type { SenderRegion } from "./rhythm.ts";

/** Classes of the twenty largest ranks; smaller ones go round `smallerClasses`. Assumed: the published list is used by rank alone. */
const largestClasses: readonly ProviderClass[] = [
  "socialFeed",
  "socialFeed",
  "encryptedMessaging",
  "cloudSearch",
  "socialFeed",
  "messaging",
  "datingLiveVideo",
  "imageHosting",
  "gaming",
  "cloudSearch",
  "messaging",
  "imageHosting",
  "socialFeed",
  "gaming",
  "datingLiveVideo",
  "aiService",
  "imageHosting",
  "smallForum",
  "messaging",
  "cloudSearch",
];
const smallerClasses: readonly ProviderClass[] = [
  "smallForum",
  "imageHosting",
  "smallForum",
  "gaming",
  "smallForum",
  "datingLiveVideo",
  "aiService",
  "messaging",
  "smallForum",
  "cloudSearch",
];

/** The class of the provider with this rank (1 is the largest). */
export function classOfRank(rank: number): ProviderClass {
  return largestClasses[rank - 1] ?? smallerClasses[rank % smallerClasses.length] ?? "smallForum";
}

/** Regions of the largest ranks; smaller ones go round `smallerRegions`. Assumed. */
const largestRegions: readonly SenderRegion[] = [
  "americas",
  "americas",
  "americas",
  "americas",
  "americas",
  "europe",
  "asia",
];
const smallerRegions: readonly SenderRegion[] = [
  "americas",
  "europe",
  "americas",
  "asia",
  "americas",
  "europe",
  "americas",
];

/** Where the public reports from. */
export const publicRegion: SenderRegion = "americas";

/** Where the provider with this rank works from. */
export function regionOfRank(rank: number): SenderRegion {
  return largestRegions[rank - 1] ?? smallerRegions[rank % smallerRegions.length] ?? "americas";
}

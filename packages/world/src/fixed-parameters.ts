import type { Parameter } from "@tipbench/vocabulary";
import { otherAnnotationShares } from "./other-annotations.ts";
import { accountShares } from "./prolific.ts";
import { senderRegions, utcOffsetHours } from "./rhythm.ts";
import { viralRanks } from "./viral.ts";

/** Assumed numbers of senders, subjects and files that no scenario sets, by name. */
export const fixedParameters: Readonly<Record<string, Parameter>> = {
  ...Object.fromEntries(senderRegions.map((region) => [`${region}.utcOffset`, utcOffsetHours[region]])),
  ...Object.fromEntries(
    Object.entries(otherAnnotationShares).map(([name, parameter]) => [`annotations.${name}`, parameter]),
  ),
  "viral.ranks": viralRanks,
  ...Object.fromEntries(accountShares.map((share, account) => [`prolific.account${account + 1}`, share])),
};

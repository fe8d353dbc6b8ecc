import type { Parameter } from "@tipbench/vocabulary";
import { accountShares } from "./prolific.ts";
import { senderRegions, utcOffsetHours } from "./rhythm.ts";

/** Assumed numbers of senders and subjects that no scenario sets, by name. */
export const fixedParameters: Readonly<Record<string, Parameter>> = {
  ...Object.fromEntries(senderRegions.map((region) => [`${region}.utcOffset`, utcOffsetHours[region]])),
  ...Object.fromEntries(accountShares.map((share, account) => [`prolific.account${account + 1}`, share])),
};

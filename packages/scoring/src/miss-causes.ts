import { type MissCause, missCauses } from "@tipbench/vocabulary";
import { type Counter, counterCode } from "./counters.ts";

/** The counter of each cause of a miss. */
export const counterOfCause: Readonly<Record<MissCause, Counter>> = {
  batched: "missBatched",
  noSignal: "missNoSignal",
  proxy: "missProxy",
  sharedAddress: "missSharedAddress",
  staleGeolocation: "missStaleGeolocation",
  elsewhere: "missElsewhere",
  bundled: "missBundled",
  other: "missOther",
};

/** Codes of those counters, by code of the cause. */
export const causeCounters: Uint8Array = Uint8Array.from(missCauses, (cause) => counterCode[counterOfCause[cause]]);

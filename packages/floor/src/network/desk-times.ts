import type { DeskAccount } from "../desk-accounts.kernel.ts";
import type { DeskTimes } from "./plan.ts";

/** Sums over the measured time of a desk. */
export interface DeskSums {
  /** The measured time. */
  readonly seconds: number;
  /** Integrals over it of the numbers of servers, of those waiting and of those present. */
  readonly staffedSeconds: number;
  readonly waitingSeconds: number;
  readonly presentSeconds: number;
}

/** What a desk was like over the measured time. */
export function deskTimes(sums: DeskSums, mostWaiting: number): DeskTimes {
  const { seconds, staffedSeconds, waitingSeconds, presentSeconds } = sums;
  return {
    staffedSeconds,
    busySeconds: presentSeconds - waitingSeconds,
    meanWaiting: waitingSeconds / seconds,
    meanPresent: presentSeconds / seconds,
    mostWaiting,
  };
}

/** The sums between two looks at a desk's books. */
export function sumsBetween(from: DeskAccount, to: DeskAccount): DeskSums {
  return {
    seconds: to.untilSeconds - from.untilSeconds,
    staffedSeconds: to.staffedSeconds - from.staffedSeconds,
    waitingSeconds: to.waitingSeconds - from.waitingSeconds,
    presentSeconds: to.presentSeconds - from.presentSeconds,
  };
}

import type { DeskAccount } from "../desk-accounts.kernel.ts";
import type { DeskTimes } from "./plan.ts";

/** What a desk was like between two looks at its books. */
export function deskTimes(from: DeskAccount, to: DeskAccount, mostWaiting: number): DeskTimes {
  const seconds = to.untilSeconds - from.untilSeconds;
  const waiting = to.waitingSeconds - from.waitingSeconds;
  const present = to.presentSeconds - from.presentSeconds;
  return {
    staffedSeconds: to.staffedSeconds - from.staffedSeconds,
    busySeconds: present - waiting,
    meanWaiting: waiting / seconds,
    meanPresent: present / seconds,
    mostWaiting,
  };
}

import { keyOf } from "@tipbench/random";
import { type AgencyDesks, type AgencyWork, createAgencyDesks, deliver } from "../src/agency-desks.kernel.ts";

/** A delivery on its way, as the tests write it. */
export interface OnItsWay {
  readonly agency: number;
  readonly at: number;
  readonly submission: number;
  readonly priority?: number;
  readonly missedLead?: number;
}

/** Work whose services and returns take the given mean seconds; everything misrouted is sent on unless a share says else. */
export function agencyWork(serviceSeconds: number, returnSeconds: number, reassignedShare = 1): AgencyWork {
  return {
    serviceKey: keyOf("agencies", "service"),
    reassignKey: keyOf("agencies", "reassignment"),
    referralSeconds: serviceSeconds,
    reassignedShare,
    reassignmentSeconds: returnSeconds,
  };
}

/** Agencies 0 to 3 with one server each and room for two deliveries at first. */
export function fourAgencies(work: AgencyWork): AgencyDesks {
  return createAgencyDesks(work, [1, 1, 1, 1], 2);
}

/** Hands deliveries over; the tag of each is its submission. */
export function send(agencies: AgencyDesks, deliveries: readonly OnItsWay[]): void {
  for (const { agency, at, submission, priority = 3, missedLead = 0 } of deliveries) {
    deliver(agencies, agency, at, submission, priority, missedLead, submission);
  }
}

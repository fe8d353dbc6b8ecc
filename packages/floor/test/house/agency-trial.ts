import { keyOf } from "@tipbench/random";
import { createDesks } from "../../src/desks.kernel.ts";
import {
  type AgencyDesks,
  type AgencyWork,
  createAgencyDesks,
  deliver,
  misroutedBit,
} from "../../src/house/agency-desks.kernel.ts";
import { emptyFacts } from "./open-house.ts";

/** A delivery on its way, as the tests write it. */
export interface OnItsWay {
  readonly agency: number;
  readonly at: number;
  readonly row: number;
  readonly priority?: number;
  /** Agency that the report should have reached; 0: it did. */
  readonly missedLead?: number;
}

const rows = 1001;

/** Work whose services and returns take the given mean seconds; everything misrouted is sent on unless a share says else. */
export function agencyWork(serviceSeconds: number, returnSeconds: number, reassignedShare = 1): AgencyWork {
  return {
    facts: emptyFacts(rows),
    serviceKey: keyOf("agencies", "service"),
    reassignKey: keyOf("agencies", "reassignment"),
    referralSeconds: serviceSeconds,
    reassignedShare,
    reassignmentSeconds: returnSeconds,
  };
}

/** Agencies 0 to 3 with one server each and room for two deliveries at first. */
export function fourAgencies(work: AgencyWork): AgencyDesks {
  return createAgencyDesks(work, createDesks([1, 1, 1, 1]), 2);
}

/** Hands deliveries over. */
export function send(agencies: AgencyDesks, deliveries: readonly OnItsWay[]): void {
  for (const { agency, at, row, priority = 3, missedLead = 0 } of deliveries) {
    agencies.work.facts.leadAgency[row] = missedLead;
    deliver(agencies, agency, at, row, priority | (missedLead === 0 ? 0 : misroutedBit));
  }
}

import { secondsPerDay } from "../calendar/civil-day.ts";
import type { RowFacts } from "./row-facts.ts";

/** How long evidence is kept. */
export interface LegalClocks {
  /** Days that a provider keeps an account's data after the report, by provider code. */
  readonly retentionDays: Float64Array;
  /** Days for which the law has it preserve what it reported. */
  readonly preservationDays: number;
}

/** When the evidence of a report may be gone: the later end of the provider's own retention and of preservation, both counted from receipt. */
export function expiryOf({ retentionDays, preservationDays }: LegalClocks, facts: RowFacts, row: number): number {
  const days = Math.max(retentionDays[facts.provider[row]!]!, preservationDays);
  return facts.receivedAtSeconds[row]! + days * secondsPerDay;
}

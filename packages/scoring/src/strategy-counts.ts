import { type AgencyKind, agencyKinds, type DeliveryCounts, type StrategyCounts } from "@tipbench/vocabulary";
import { allColumns, sumCounts } from "./counters.ts";
import type { Tally } from "./tally.kernel.ts";

/** What a strategy did with the measured reports, summed over its tallies: one a replication, complete. */
export function strategyCounts(name: string, tallies: readonly Tally[]): StrategyCounts {
  const counts = tallies.map(({ byCell }) => sumCounts(byCell, allColumns(byCell)));
  const total = (of: (each: (typeof counts)[number]) => number): number =>
    counts.reduce((sum, each) => sum + of(each), 0);
  const delivered = (kind: AgencyKind): DeliveryCounts => {
    const at = 2 * agencyKinds.indexOf(kind);
    const sum = (index: number): number => tallies.reduce((all, { deliveredTo }) => all + (deliveredTo[index] ?? 0), 0);
    return { referral: sum(at), informational: sum(at + 1) };
  };
  return {
    name,
    received: total(({ received }) => received),
    madeAvailable: total(({ made }) => made),
    escalated: total(({ escalated }) => escalated),
    deliveries: {
      federal: delivered("federal"),
      taskForce: delivered("taskForce"),
      foreign: delivered("foreign"),
    },
  };
}

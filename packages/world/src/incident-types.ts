import { type IncidentType, incidentTypes } from "@tipbench/vocabulary";
import type { ProviderTables } from "./providers.ts";
import type { SenderValues } from "./senders.ts";

/** Types in which an offender is in contact with a child. */
export const contactTypes: readonly IncidentType[] = ["onlineEnticement", "trafficking", "molestation"];

/**
 * Cumulated shares of true types by sender: `sender * types + type`. Published totals, of types as stated, tilted towards contact types where
 * a sender is, and divided by the share of them that senders do not state as the commonest type.
 */
export function typeShares(
  { shareOf }: ProviderTables,
  { contactTilt, wrongType }: SenderValues,
  reports: ReadonlyMap<string, number>,
): Float64Array {
  const total = [...reports.values()].reduce((sum, count) => sum + count, 0);
  const tilt = (code: number, type: IncidentType): number =>
    contactTypes.includes(type) ? (contactTilt[code] ?? 1) : 1;
  const rest = incidentTypes.slice(1).map((type) => {
    const stated = (reports.get(type) ?? 0) / total;
    const mean = shareOf.reduce((sum, share, code) => sum + share * tilt(code, type) * (1 - (wrongType[code] ?? 0)), 0);
    return Float64Array.from(shareOf, (_, code) => (mean === 0 ? 0 : (stated * tilt(code, type)) / mean));
  });
  const cumulated = new Float64Array(shareOf.length * incidentTypes.length);
  shareOf.forEach((_, code) => {
    const others = rest.map((shares) => shares[code] ?? 0);
    let sum = Math.max(0, 1 - others.reduce((all, share) => all + share, 0));
    cumulated[code * incidentTypes.length] = sum;
    others.forEach((share, at) => {
      sum += share;
      cumulated[code * incidentTypes.length + at + 1] = sum;
    });
  });
  return cumulated;
}

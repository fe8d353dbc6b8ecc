import { deliver, fileDelivery, misroutedBit, urgentBit } from "./agency-desks.kernel.ts";
import type { House } from "./house.ts";
import { pushDelivery } from "./tick.ts";

/** How a report is made available. */
export interface Delivery {
  /** Code of `paths`. */
  readonly path: number;
  /** 0 or 1. */
  readonly isUrgent: number;
  /** Filed on arrival: informational, or a supplement. */
  readonly isFiled: boolean;
}

/** Makes a report available to up to three agencies (0: none): on each one's desk, or filed there. */
export function deliverRow(
  house: House,
  row: number,
  at: number,
  priority: number,
  { path, isUrgent, isFiled }: Delivery,
  agency1: number,
  agency2: number,
  agency3: number,
): void {
  const lead = house.agencies.work.facts.leadAgency[row]!;
  pushDelivery(house.deliveries, row, at, path, isUrgent, agency1, agency2, agency3);
  const missed = lead !== agency1 && lead !== agency2 && lead !== agency3 ? lead : 0;
  const given = isUrgent === 1 ? 1 | urgentBit : priority;
  toAgency(house, row, agency1, at, missed === 0 ? given : given | misroutedBit, isFiled);
  if (agency2 !== 0) toAgency(house, row, agency2, at, given, isFiled);
  if (agency3 !== 0) toAgency(house, row, agency3, at, given, isFiled);
}

function toAgency(house: House, row: number, agency: number, at: number, priority: number, isFiled: boolean): void {
  if (isFiled) fileDelivery(house.agencies, agency, at, row, priority & misroutedBit);
  else deliver(house.agencies, agency, at, row, priority);
}

/** Makes a held report available. */
export function deliverHeld(house: House, place: number, at: number, delivery: Delivery): void {
  const { row, priority, agency1, agency2, agency3 } = house.held.columns;
  deliverRow(house, row[place]!, at, priority[place]!, delivery, agency1[place]!, agency2[place]!, agency3[place]!);
}

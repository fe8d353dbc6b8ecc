import { deliver, fileDelivery, misroutedBit, urgentBit } from "./agency-desks.kernel.ts";
import type { House } from "./house.ts";
import { addDelivery, type TickReports } from "./tick.ts";

/** In place of a priority: filed on arrival. */
const filed = 64;

/** How a report is made available. */
export interface Delivery {
  /** Code of `paths`. */
  readonly path: number;
  /** 0 or 1. */
  readonly isUrgent: number;
  /** Filed on arrival: informational, or a supplement. */
  readonly isFiled: boolean;
}

/** Makes the report of a delivery available to its up to three agencies: on each one's desk by its priority, or filed there. */
function sendToAgencies(house: House, place: number, priority: number): void {
  const { row, urgent, agency } = house.deliveries;
  const lead = house.agencies.work.facts.leadAgency[row[place]!]!;
  const agency1 = agency[3 * place]!;
  const agency2 = agency[3 * place + 1]!;
  const agency3 = agency[3 * place + 2]!;
  const isMissed = lead !== 0 && lead !== agency1 && lead !== agency2 && lead !== agency3;
  const given = priority !== filed && urgent[place] === 1 ? 1 | urgentBit : priority;
  toAgency(house, place, agency1, isMissed ? given | misroutedBit : given);
  if (agency2 !== 0) toAgency(house, place, agency2, given);
  if (agency3 !== 0) toAgency(house, place, agency3, given);
}

function toAgency({ agencies, deliveries }: House, place: number, agency: number, priority: number): void {
  const row = deliveries.row[place]!;
  const at = deliveries.at[place]!;
  if ((priority & ~misroutedBit) === filed) fileDelivery(agencies, agency, at, row, priority & misroutedBit);
  else deliver(agencies, agency, at, row, priority);
}

/** Makes a referral of a tick available that nobody at the house handles, with its priority. */
export function deliverUnhandled(house: House, reports: TickReports, row: number, priority: number): void {
  const { deliveries, values } = house;
  const { agency, firstRow, receivedAtSeconds } = reports;
  const place = addDelivery(deliveries, firstRow + row, receivedAtSeconds[row]! + values.automaticSeconds);
  deliveries.agency[3 * place] = agency[3 * row]!;
  deliveries.agency[3 * place + 1] = agency[3 * row + 1]!;
  deliveries.agency[3 * place + 2] = agency[3 * row + 2]!;
  sendToAgencies(house, place, priority);
}

/** Makes a held report available. */
export function deliverHeld(house: House, held: number, at: number, { path, isUrgent, isFiled }: Delivery): void {
  const { deliveries } = house;
  const { row, priority, agency1, agency2, agency3 } = house.held.columns;
  const place = addDelivery(deliveries, row[held]!, at);
  deliveries.path[place] = path;
  deliveries.urgent[place] = isUrgent;
  deliveries.agency[3 * place] = agency1[held]!;
  deliveries.agency[3 * place + 1] = agency2[held]!;
  deliveries.agency[3 * place + 2] = agency3[held]!;
  sendToAgencies(house, place, isFiled ? filed : priority[held]!);
}

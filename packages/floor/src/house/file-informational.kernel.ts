import { fileDelivery } from "./agency-desks.kernel.ts";
import type { House } from "./house.ts";
import { addDelivery, type TickReports } from "./tick.ts";

const informational = 2;

/**
 * Delivers the informational reports that begin a bundle and are not escalated: nobody handles them, at the house or at an agency. Writes
 * the rows that are left to `rest`, in order, and returns their number. Same as taking each row as it comes: these touch no desk. The bundles of the rows that
 * are left are read once, all together: that brings near what `receive` reads one after the other.
 */
export function fileInformational(reports: TickReports, house: House, rest: Uint32Array): number {
  const { firstRow, bundleRow, escalate, disposition, agency, receivedAtSeconds } = reports;
  const { agencies, bundles, deliveries, values } = house;
  const { leadAgency } = agencies.work.facts;
  let left = 0;
  let touched = 0;
  for (let row = 0; row < reports.rows; row++) {
    const number = firstRow + row;
    if (disposition[row] !== informational || escalate[row] === 1 || bundleRow[row] !== number) {
      rest[left++] = row;
      touched ^= bundles[bundleRow[row]!]!;
      continue;
    }
    const agency1 = agency[3 * row]!;
    const agency2 = agency[3 * row + 1]!;
    const agency3 = agency[3 * row + 2]!;
    const at = receivedAtSeconds[row]! + values.automaticSeconds;
    const lead = leadAgency[number]!;
    const missed = lead !== agency1 && lead !== agency2 && lead !== agency3 ? lead : 0;
    bundles[number] = agency1;
    const place = addDelivery(deliveries, number, at);
    deliveries.agency[3 * place] = agency1;
    deliveries.agency[3 * place + 1] = agency2;
    deliveries.agency[3 * place + 2] = agency3;
    fileDelivery(agencies, agency1, at, number, missed);
    if (agency2 !== 0) fileDelivery(agencies, agency2, at, number, 0);
    if (agency3 !== 0) fileDelivery(agencies, agency3, at, number, 0);
  }
  house.touched = touched;
  return left;
}

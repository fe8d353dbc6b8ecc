import { InvariantError } from "@tipbench/vocabulary";
import { checkFlow } from "../check-flow.kernel.ts";
import type { Desks } from "../desks.kernel.ts";
import { unaskedBit } from "../desks.kernel.ts";
import { itemsTaken } from "../items.kernel.ts";
import { reportsHeld } from "./held-reports.kernel.ts";
import type { House } from "./house.ts";

const houseDesks = ["labelling", "urgent", "referral"];

/** Items that desks have, in their queues and on their servers; work without an item is none. */
function itemsAt({ waiting, busy, first, serving }: Desks): number {
  let found = waiting.reduce((sum, count) => sum + count, 0);
  busy.forEach((count, desk) => {
    const at = first[desk] ?? 0;
    found += serving.subarray(at, at + count).filter((item) => item < unaskedBit).length;
  });
  return found;
}

function requireItems(desks: Desks, elsewhere: number, where: string): void {
  const [taken, found] = [itemsTaken(desks.items), itemsAt(desks) + elsewhere];
  if (taken !== found) throw new InvariantError(`${where}: ${taken} items taken, ${found} found`);
}

/**
 * Asserts that nobody got lost: at every desk, by `checkFlow`; between desks, where an item that is taken is at a desk or waits for triage's second
 * word; and over all, where a report that was received is delivered or held. Throws InvariantError.
 */
export function checkHouse(house: House, warrants: Desks): void {
  const { desks, agencies, labelledItems, held, received, delivered } = house;
  checkFlow(desks, houseDesks);
  checkFlow(agencies.desks);
  checkFlow(warrants);
  requireItems(desks, labelledItems.count, "the house");
  requireItems(agencies.desks, 0, "agencies");
  requireItems(warrants, 0, "warrants");
  const kept = reportsHeld(held);
  if (received !== delivered + kept) {
    throw new InvariantError(`${received} reports received, ${delivered} delivered, ${kept} held`);
  }
}

import type { ReferenceTables, RoutingOut, StageBatch } from "@tipbench/stage-kit";
import { yes } from "@tipbench/vocabulary";

/** What an address says of a place, worked out for every block of the geolocation table. */
export interface AddressPlaces {
  readonly federal: number;
  readonly blockOf: (address: number) => number;
  /** The agency of each block: none (0) where the block is an exit or unknown, the federal queue for the US without a state. */
  readonly agencyOfBlock: Uint16Array;
}

/** Looks up every block once. */
export function addressPlaces({
  geolocation,
  agencyOfCountry,
  usCountry,
  federal,
  blockOf,
}: ReferenceTables): AddressPlaces {
  const { country, state, agency, hosting } = geolocation;
  const agencyOfBlock = agency.map((taskForce, block) => {
    if (hosting[block] === 1 || country[block] === 0) return 0;
    if (country[block] !== usCountry) return agencyOfCountry[country[block]!]!;
    return state[block] === 0 ? federal : taskForce;
  });
  return { federal, blockOf, agencyOfBlock };
}

/** The agency that an address points to; none (0) where it is missing or flagged as a proxy. */
export function agencyOfAddress({ blockOf, agencyOfBlock }: AddressPlaces, address: number, proxy: number): number {
  return agencyOfBlock[blockOf(address)]! * Number(address !== 0) * Number(proxy !== yes); // no branch: either is common
}

/** The columns of both address events. */
export const addressColumns = ["accountAddress", "accountAddressProxy", "fileAddress", "fileAddressProxy"] as const;
export type AddressColumn = (typeof addressColumns)[number];

const agreed = 0.95;
const alone = 0.9;
const disputed = 0.5;
const nothing = 0.05;

/** Writes the agencies of a row by its addresses: both where they disagree, the federal queue where neither says anything. */
export function routeByAddress(
  places: AddressPlaces,
  columns: StageBatch<AddressColumn>["columns"],
  row: number,
  { agency, confidence }: RoutingOut,
): void {
  const account = agencyOfAddress(places, columns.accountAddress[row]!, columns.accountAddressProxy[row]!);
  const file = agencyOfAddress(places, columns.fileAddress[row]!, columns.fileAddressProxy[row]!);
  const first = account !== 0 ? account : file;
  agency[3 * row] = first === 0 ? places.federal : first;
  if (file !== 0 && file !== first) agency[3 * row + 1] = file;
  confidence[row] = first === 0 ? nothing : account === 0 || file === 0 ? alone : account === file ? agreed : disputed;
}

import type { ReferenceTables } from "@tipbench/stage-kit";

const flagged = 2;

/** The agency that an address points to: none (0) where it is missing or an exit, the federal queue for the US without a state. */
export function agencyOfAddress(tables: ReferenceTables, address: number, proxy: number): number {
  if (address === 0 || proxy === flagged) return 0;
  const { country, state, agency, hosting } = tables.geolocation;
  const block = tables.blockOf(address);
  if (hosting[block] === 1 || country[block] === 0) return 0;
  if (country[block] !== tables.usCountry) return tables.agencyOfCountry[country[block]!]!;
  return state[block] === 0 ? tables.federal : agency[block]!;
}

/** The columns of both address events. */
export interface AddressColumns {
  readonly accountAddress: Uint32Array;
  readonly accountAddressProxy: Uint8Array;
  readonly fileAddress: Uint32Array;
  readonly fileAddressProxy: Uint8Array;
}

const agreed = 0.95;
const alone = 0.9;
const disputed = 0.5;
const nothing = 0.05;

/** Writes the agencies of a row by its addresses: both where they disagree, the federal queue where neither says anything. */
export function routeByAddress(
  tables: ReferenceTables,
  columns: AddressColumns,
  row: number,
  agency: Uint16Array,
  confidence: Float32Array,
): void {
  const account = agencyOfAddress(tables, columns.accountAddress[row]!, columns.accountAddressProxy[row]!);
  const file = agencyOfAddress(tables, columns.fileAddress[row]!, columns.fileAddressProxy[row]!);
  const first = account !== 0 ? account : file;
  agency[3 * row] = first === 0 ? tables.federal : first;
  if (file !== 0 && file !== first) agency[3 * row + 1] = file;
  confidence[row] = first === 0 ? nothing : account === 0 || file === 0 ? alone : account === file ? agreed : disputed;
}

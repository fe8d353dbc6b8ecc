import { blockOfAddress } from "../place/address.kernel.ts";
import type { GeolocationTable } from "../place/geolocation.ts";

/** The visible columns of place. */
export interface PlaceColumns {
  readonly accountAddress: Uint32Array;
  readonly accountAddressProxy: Uint8Array;
  readonly fileAddress: Uint32Array;
  readonly fileAddressProxy: Uint8Array;
  readonly statedCountry: Uint8Array;
  readonly statedState: Uint8Array;
}

const international = 0;
const usWithState = 1;
const usWithoutState = 2;
const noCountryUsRelated = 3;
const unknown = 4;
const yes = 2;

/** Where the columns list a report, by row: a code of `locationClasses`, and country and US state (0 for none). */
export interface ListedPlace {
  readonly locationClass: Uint8Array;
  readonly listedCountry: Uint8Array;
  readonly listedState: Uint8Array;
}

/**
 * What the columns say of place: the account's address unless it is an exit, else the file's, else what the provider states; where none of
 * them gives a country, an exit in the US makes the report US-related.
 */
export function fillListedPlace(
  { country, state, hosting }: GeolocationTable,
  columns: PlaceColumns,
  usCountry: number,
  rows: number,
  { locationClass, listedCountry, listedState }: ListedPlace,
): void {
  const { accountAddress, accountAddressProxy, fileAddress, fileAddressProxy, statedCountry, statedState } = columns;
  for (let row = 0; row < rows; row++) {
    const account = accountAddress[row]!;
    const file = fileAddress[row]!;
    const accountBlock = blockOfAddress(account);
    const fileBlock = blockOfAddress(file);
    let listed = statedCountry[row]!;
    let inState = statedState[row]!;
    let isExitInUs = false;
    if (account !== 0 && accountAddressProxy[row] !== yes && hosting[accountBlock] === 0) {
      listed = country[accountBlock]!;
      inState = state[accountBlock]!;
    } else if (file !== 0 && fileAddressProxy[row] !== yes && hosting[fileBlock] === 0) {
      listed = country[fileBlock]!;
      inState = state[fileBlock]!;
    } else {
      isExitInUs =
        (account !== 0 && country[accountBlock] === usCountry) || (file !== 0 && country[fileBlock] === usCountry);
    }
    listedCountry[row] = listed;
    listedState[row] = listed === usCountry ? inState : 0;
    locationClass[row] = classOf(listed, inState, usCountry, isExitInUs);
  }
}

function classOf(listed: number, inState: number, usCountry: number, isExitInUs: boolean): number {
  if (listed === 0) return isExitInUs ? noCountryUsRelated : unknown;
  if (listed !== usCountry) return international;
  return inState === 0 ? usWithoutState : usWithState;
}

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

/**
 * What the columns say of place (codes of `locationClasses`): the account's address unless it is an exit, else the file's, else what the
 * provider states; where none of them gives a country, an exit in the US makes the report US-related.
 */
export function fillLocationClass(
  { country, state, hosting }: GeolocationTable,
  columns: PlaceColumns,
  usCountry: number,
  rows: number,
  out: Uint8Array,
): void {
  const { accountAddress, accountAddressProxy, fileAddress, fileAddressProxy, statedCountry, statedState } = columns;
  for (let row = 0; row < rows; row++) {
    const account = accountAddress[row]!;
    const accountBlock = blockOfAddress(account);
    let isExitInUs = false;
    if (account !== 0) {
      if (accountAddressProxy[row] !== yes && hosting[accountBlock] === 0) {
        out[row] =
          country[accountBlock] !== usCountry
            ? international
            : state[accountBlock] === 0
              ? usWithoutState
              : usWithState;
        continue;
      }
      isExitInUs = country[accountBlock] === usCountry;
    }
    const file = fileAddress[row]!;
    const fileBlock = blockOfAddress(file);
    if (file !== 0) {
      if (fileAddressProxy[row] !== yes && hosting[fileBlock] === 0) {
        out[row] =
          country[fileBlock] !== usCountry ? international : state[fileBlock] === 0 ? usWithoutState : usWithState;
        continue;
      }
      isExitInUs ||= country[fileBlock] === usCountry;
    }
    const stated = statedCountry[row]!;
    if (stated === 0) out[row] = isExitInUs ? noCountryUsRelated : unknown;
    else out[row] = stated !== usCountry ? international : statedState[row] === 0 ? usWithoutState : usWithState;
  }
}

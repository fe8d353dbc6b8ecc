import { blockOfAddress } from "../place/address.kernel.ts";
import type { MissCauseTable } from "../place/miss-cause-table.ts";

const batchedCause = 0;
const noSignal = 1;
const elsewhere = 5;
const other = 7;

/** The columns by which a cause is told; `batched` is null where nothing is batched. */
export interface CauseColumns {
  readonly accountAddress: Uint32Array;
  readonly fileAddress: Uint32Array;
  readonly statedCountry: Uint8Array;
  readonly statedState: Uint8Array;
  readonly batched: Uint8Array | null;
  readonly homePlace: Uint32Array;
}

/** Why the place of each row could be missed: codes of `missCauses`, the first that holds. */
export function fillMissCause(table: MissCauseTable, columns: CauseColumns, rows: number, out: Uint8Array): void {
  const { causeOfBlock, agencyOfBlock, agencyOfPlace } = table;
  const { accountAddress, fileAddress, batched, homePlace } = columns;
  for (let row = 0; row < rows; row++) {
    const account = accountAddress[row]!;
    const address = account !== 0 ? account : fileAddress[row]!;
    if (batched !== null && batched[row] === 1) out[row] = batchedCause;
    else if (address === 0) out[row] = causeAsStated(table, columns, row);
    else {
      const block = blockOfAddress(address);
      const isHome = agencyOfBlock[block] === agencyOfPlace[homePlace[row]!];
      const cause = causeOfBlock[block]!;
      out[row] = cause === other && !isHome ? elsewhere : cause;
    }
  }
}

/** The cause of a row without an address. */
function causeAsStated(table: MissCauseTable, columns: CauseColumns, row: number): number {
  const { usCountry, countryOfPlace, stateOfPlace } = table;
  const country = columns.statedCountry[row]!;
  const state = columns.statedState[row]!;
  if (country === 0 || (country === usCountry && state === 0)) return noSignal;
  const home = columns.homePlace[row]!;
  const isHome = countryOfPlace[home] === country && (country !== usCountry || stateOfPlace[home] === state);
  return isHome ? other : elsewhere;
}

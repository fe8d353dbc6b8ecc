import type { ReferenceTables, RoutingOut, RoutingStage, StageBatch, StageContext } from "@tipbench/stage-kit";
import { type AddressColumn, addressColumns, addressPlaces, agencyOfAddress, routeByAddress } from "./place.kernel.ts";

type Column = AddressColumn | "statedCountry" | "statedState";

const statedConfidence = 0.85;

/** The task force of a stated state: that of the address's area where the two agree on the state, else the state's largest. */
function taskForceOf({ agencies, agencyOfState, federal }: ReferenceTables, state: number, byAddress: number): number {
  return agencies[byAddress]?.state === state ? byAddress : (agencyOfState[state] ?? federal);
}

/** `stated-first`: the country or US state that the provider states; without one of these, as `address-only`. */
export function createStatedFirst(_options: unknown, { tables }: StageContext): RoutingStage<Column> {
  const places = addressPlaces(tables);
  const byAccount = ({ accountAddress, accountAddressProxy }: StageBatch<Column>["columns"], row: number): number =>
    agencyOfAddress(places, accountAddress[row] ?? 0, accountAddressProxy[row] ?? 0);
  return {
    name: "stated-first",
    reads: [...addressColumns, "statedCountry", "statedState"],
    route({ rows, columns }: StageBatch<Column>, out: RoutingOut) {
      for (let row = 0; row < rows; row++) {
        const country = columns.statedCountry[row] ?? 0;
        const state = columns.statedState[row] ?? 0;
        const isUs = country === tables.usCountry;
        if (country === 0 || (isUs && state === 0)) {
          routeByAddress(places, columns, row, out);
          continue;
        }
        const agency = isUs ? taskForceOf(tables, state, byAccount(columns, row)) : tables.agencyOfCountry[country];
        out.agency[3 * row] = agency ?? 0;
        out.confidence[row] = statedConfidence;
      }
    },
  };
}

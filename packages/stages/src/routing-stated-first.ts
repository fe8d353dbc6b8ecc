import type { ReferenceTables, RoutingOut, RoutingStage, StageBatch, StageContext } from "@tipbench/stage-kit";
import {
  type AddressColumns,
  type AddressPlaces,
  addressPlaces,
  agencyOfAddress,
  routeByAddress,
} from "./place.kernel.ts";

type Column =
  | "accountAddress"
  | "accountAddressProxy"
  | "fileAddress"
  | "fileAddressProxy"
  | "statedCountry"
  | "statedState";

const statedConfidence = 0.85;

/** The task force of a stated state: that of the address's area where the two agree on the state, else the state's largest. */
function taskForceOf(
  tables: ReferenceTables,
  places: AddressPlaces,
  state: number,
  columns: AddressColumns,
  row: number,
): number {
  const byAddress = agencyOfAddress(places, columns.accountAddress[row] ?? 0, columns.accountAddressProxy[row] ?? 0);
  return tables.agencies[byAddress]?.state === state ? byAddress : (tables.agencyOfState[state] ?? tables.federal);
}

/** `stated-first`: the country or US state that the provider states; without one of these, as `address-only`. */
export function createStatedFirst(_options: unknown, { tables }: StageContext): RoutingStage<Column> {
  const places = addressPlaces(tables);
  return {
    name: "stated-first",
    reads: ["accountAddress", "accountAddressProxy", "fileAddress", "fileAddressProxy", "statedCountry", "statedState"],
    route({ rows, columns }: StageBatch<Column>, { agency, confidence }: RoutingOut) {
      for (let row = 0; row < rows; row++) {
        const country = columns.statedCountry[row] ?? 0;
        const state = columns.statedState[row] ?? 0;
        if (country === 0 || (country === tables.usCountry && state === 0)) {
          routeByAddress(places, columns, row, agency, confidence);
          continue;
        }
        const isUs = country === tables.usCountry;
        agency[3 * row] = isUs
          ? taskForceOf(tables, places, state, columns, row)
          : (tables.agencyOfCountry[country] ?? 0);
        confidence[row] = statedConfidence;
      }
    },
  };
}

import type { RoutingOut, RoutingStage, StageBatch, StageContext } from "@tipbench/stage-kit";
import { type AddressColumn, addressColumns, addressPlaces, routeByAddress } from "./place.kernel.ts";

/**
 * `address-only`: where the geolocation table puts the account's address, and the file's too where it disagrees. No address, or an exit,
 * goes to the federal queue, and so does the US without a state.
 */
export function createAddressOnly(_options: unknown, { tables }: StageContext): RoutingStage<AddressColumn> {
  const places = addressPlaces(tables);
  return {
    name: "address-only",
    reads: addressColumns,
    route({ rows, columns }: StageBatch<AddressColumn>, out: RoutingOut) {
      for (let row = 0; row < rows; row++) routeByAddress(places, columns, row, out);
    },
  };
}

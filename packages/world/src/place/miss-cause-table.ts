import { missCauses } from "@tipbench/vocabulary";
import type { World } from "../world.ts";
import { blocksPerFamily } from "./address.kernel.ts";
import { hosting, mobile } from "./address-plan.ts";

/** What stands behind each block of addresses, which no stage sees, and what place leads to what agency. */
export interface MissCauseTable {
  /** By block as the geolocation table has them: why its addresses could lead astray, a code of `missCauses`; `other` where the table is right. */
  readonly causeOfBlock: Uint8Array;
  /** The agency of the place where the block is. */
  readonly agencyOfBlock: Uint16Array;
  readonly agencyOfPlace: Uint16Array;
  readonly countryOfPlace: Uint8Array;
  readonly stateOfPlace: Uint8Array;
  readonly usCountry: number;
}

const proxy = missCauses.indexOf("proxy");
const sharedAddress = missCauses.indexOf("sharedAddress");
const staleGeolocation = missCauses.indexOf("staleGeolocation");
const other = missCauses.indexOf("other");

/** The agency to which the geolocation table leads for a block; 0 where it leads to none. */
function listedAgency({ geolocation, agencies }: World, block: number): number {
  const country = geolocation.country[block] ?? 0;
  if (country !== agencies.usCountry) return agencies.agencyOfCountry[country] ?? 0;
  return geolocation.state[block] === 0 ? 0 : (geolocation.agency[block] ?? 0);
}

function causeOf(network: number, isRight: boolean): number {
  if (network === hosting) return proxy;
  if (isRight) return other;
  return network === mobile ? sharedAddress : staleGeolocation;
}

/** Works out every block of a world once. */
export function missCauseTable(world: World): MissCauseTable {
  const { agencies, source } = world;
  const { plan } = source;
  const causeOfBlock = new Uint8Array(2 * blocksPerFamily).fill(other);
  const agencyOfBlock = new Uint16Array(2 * blocksPerFamily);
  for (let planned = 0; planned < 2 * blocksPerFamily; planned++) {
    const at = planned % blocksPerFamily;
    if (at >= plan.blocks) continue;
    const block = planned - at + (plan.scattered[planned] ?? 0);
    const agency = agencies.agencyOfPlace[plan.place[at] ?? 0] ?? 0;
    agencyOfBlock[block] = agency;
    causeOfBlock[block] = causeOf(plan.network[at] ?? 0, listedAgency(world, block) === agency);
  }
  const { agencyOfPlace, countryOfPlace, stateOfPlace, usCountry } = agencies;
  return { causeOfBlock, agencyOfBlock, agencyOfPlace, countryOfPlace, stateOfPlace, usCountry };
}

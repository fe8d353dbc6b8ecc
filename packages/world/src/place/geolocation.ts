import { drawInteger, drawUniform } from "@tipbench/random";
import type { Keys } from "../keys.ts";
import type { WorldValues } from "../parameters.ts";
import { blocksPerFamily } from "./address.kernel.ts";
import { type AddressPlan, hosting, mobile } from "./address-plan.ts";
import type { AgencyTables } from "./agencies.ts";

/** What a stage may look up of an address's block: codes, 0 where the table says nothing. It errs. */
export interface GeolocationTable {
  readonly country: Uint8Array;
  readonly state: Uint8Array;
  /** Task force of the block's area. */
  readonly agency: Uint16Array;
  /** 1: known as hosting or proxy exit. */
  readonly hosting: Uint8Array;
}

type Entry = { country: number; state: number; agency: number };

/** The table that the world's parameters imply: true entries, and drawn errors by block. */
export function geolocationTable(
  keys: Keys,
  values: WorldValues,
  plan: AddressPlan,
  agencies: AgencyTables,
): GeolocationTable {
  const size = 2 * blocksPerFamily;
  const table = {
    country: new Uint8Array(size),
    state: new Uint8Array(size),
    agency: new Uint16Array(size),
    hosting: new Uint8Array(size),
  };
  const draw = (block: number, index: number): number => drawUniform(keys.geolocation, block, index);
  for (let block = 0; block < size; block++) {
    const planned = block % blocksPerFamily;
    if (planned >= plan.blocks) continue;
    const at = (block < blocksPerFamily ? 0 : blocksPerFamily) + (plan.scattered[block] ?? 0);
    const isHosting = plan.network[planned] === hosting;
    const entry =
      isHosting || plan.place[planned] === undefined ? hostEntry(plan.place[planned] ?? 0) : placed(planned, block);
    table.country[at] = entry.country;
    table.state[at] = entry.state;
    table.agency[at] = entry.agency;
    table.hosting[at] = isHosting && draw(block, 0) < values.hostingListedShare ? 1 : 0;
  }
  return table;

  function hostEntry(place: number): Entry {
    return { country: agencies.countryOfPlace[place] ?? 0, state: 0, agency: 0 };
  }

  function placed(planned: number, block: number): Entry {
    const place = plan.place[planned] ?? 0;
    return place < agencies.firstArea
      ? foreign(place, block)
      : domestic(place, block, plan.network[planned] === mobile);
  }

  function foreign(place: number, block: number): Entry {
    const isWrong = draw(block, 1) < values.wrongCountryShare;
    const country = isWrong ? otherCountry(place, block) : place;
    return { country, state: 0, agency: 0 };
  }

  function otherCountry(place: number, block: number): number {
    const step = 1 + drawInteger(keys.geolocation, block, 2, agencies.firstArea - 3);
    const country = ((place - 1 + step) % (agencies.firstArea - 1)) + 1;
    return country === agencies.usCountry ? place : country;
  }

  function domestic(place: number, block: number, isMobile: boolean): Entry {
    const country = agencies.usCountry;
    if (draw(block, 3) < (isMobile ? values.noStateMobile : values.noStateFixed))
      return { country, state: 0, agency: 0 };
    const isWrong = draw(block, 4) < (isMobile ? values.wrongStateMobile : values.wrongStateFixed);
    const state = agencies.stateOfPlace[place] ?? 0;
    if (isWrong) return areaEntry(agencies.firstArea + drawInteger(keys.geolocation, block, 5, areas()));
    if (draw(block, 6) < values.wrongAreaShare) return { country, state, agency: agencies.agencyOfState[state] ?? 0 };
    return areaEntry(place);
  }

  function areas(): number {
    return agencies.agencyOfPlace.length - agencies.firstArea;
  }

  function areaEntry(place: number): Entry {
    return {
      country: agencies.usCountry,
      state: agencies.stateOfPlace[place] ?? 0,
      agency: agencies.agencyOfPlace[place] ?? 0,
    };
  }
}

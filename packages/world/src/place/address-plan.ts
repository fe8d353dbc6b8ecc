import { indexPermutation, permuteIndex } from "@tipbench/random";
import type { Keys } from "../keys.ts";
import { blocksPerFamily } from "./address.kernel.ts";
import type { AgencyTables } from "./agencies.ts";

/** What stands behind a block of addresses. */
export const networks = ["fixed", "mobile", "hosting"] as const;
export const fixed = 0;
export const mobile = 1;
export const hosting = 2;

/** Blocks a place of each network; assumed. US areas have more, so that errors of the geolocation table even out. */
const blocksOf = {
  country: { fixed: 6, mobile: 4, hosting: 2 },
  area: { fixed: 64, mobile: 48, hosting: 0 },
  us: { fixed: 0, mobile: 0, hosting: 64 },
} as const;

/** Planned blocks by place and network, and where each lies in address space (scattered, so that bits tell nothing). */
export interface AddressPlan {
  readonly blocks: number;
  readonly place: Uint16Array;
  readonly network: Uint8Array;
  /** Runs of planned blocks by `place * 3 + network`. */
  readonly first: Uint32Array;
  readonly count: Uint32Array;
  /** Block in address space by `family * blocksPerFamily + planned block`. */
  readonly scattered: Uint16Array;
}

/** Lays out the address space under a seed. */
export function addressPlan(keys: Keys, { agencyOfPlace, firstArea, usCountry }: AgencyTables): AddressPlan {
  const places = agencyOfPlace.length;
  const count = new Uint32Array(places * networks.length);
  const first = new Uint32Array(places * networks.length);
  const place: number[] = [];
  const network: number[] = [];
  for (let at = 1; at < places; at++) {
    const kind = at >= firstArea ? "area" : at === usCountry ? "us" : "country";
    networks.forEach((name, code) => {
      const cell = at * networks.length + code;
      first[cell] = place.length;
      count[cell] = blocksOf[kind][name];
      for (let block = 0; block < blocksOf[kind][name]; block++) {
        place.push(at);
        network.push(code);
      }
    });
  }
  const scatter = [keys.scatter4, keys.scatter6].map((key) => indexPermutation(key, blocksPerFamily));
  const scattered = new Uint16Array(2 * blocksPerFamily);
  scatter.forEach((permutation, family) => {
    for (let block = 0; block < blocksPerFamily; block++) {
      scattered[family * blocksPerFamily + block] = permuteIndex(permutation, block);
    }
  });
  return {
    blocks: place.length,
    place: Uint16Array.from(place),
    network: Uint8Array.from(network),
    first,
    count,
    scattered,
  };
}

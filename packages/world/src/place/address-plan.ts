import { indexPermutation, permuteIndex } from "@tipbench/random";
import { InvariantError } from "@tipbench/vocabulary";
import type { Keys } from "../keys.ts";
import type { PublishedTables } from "../published.ts";
import { blocksPerFamily } from "./address.kernel.ts";
import type { AgencyTables } from "./agencies.ts";

/** What stands behind a block of addresses. */
export const networks = ["fixed", "mobile", "hosting"] as const;
export const fixed = 0;
export const mobile = 1;
export const hosting = 2;

/** How finely a family is divided: blocks of subjects abroad, of those in the US (more than their share, for the states' sake), and of hosts. */
const abroadBlocks = 46_080;
const usBlocks = 10_240;
const hostingBlocks = 4_096;
const fewestBlocks = 4;

/** Planned blocks by place and network, and where each lies in address space (scattered, so that bits tell nothing). */
export interface AddressPlan {
  readonly blocks: number;
  readonly place: Uint16Array;
  readonly network: Uint8Array;
  /** Runs of planned blocks by `place * 3 + network`. */
  readonly first: Uint32Array;
  readonly count: Uint32Array;
  /** Share of mobile networks by place. */
  readonly mobileShare: Float64Array;
  /** Block in address space by `family * blocksPerFamily + planned block`. */
  readonly scattered: Uint16Array;
}

interface Weights {
  /** Share of a place in the reports of its kind: foreign countries, or US areas. */
  readonly abroad: (place: number) => number;
  readonly area: (place: number) => number;
}

function weightsOf(
  { countries, states, taskForces }: PublishedTables,
  { firstArea, usCountry }: AgencyTables,
): Weights {
  const reportsOf = new Map(states.map(({ name, reports }) => [name, reports]));
  const inUs = states.reduce((sum, { reports }) => sum + reports, 0);
  const reportsAbroad = (place: number): number => (place === usCountry ? 0 : (countries[place - 1]?.reports ?? 0));
  const abroad = countries.reduce((sum, _, index) => sum + reportsAbroad(index + 1), 0);
  return {
    abroad: (place) => reportsAbroad(place) / abroad,
    area: (place) => {
      const { state, weight } = taskForces[place - firstArea] ?? { state: "", weight: 0 };
      return ((reportsOf.get(state) ?? 0) * weight) / inUs;
    },
  };
}

/** Blocks of a place's fixed and mobile networks and of hosting. */
function blocksOf(
  place: number,
  { firstArea, usCountry }: AgencyTables,
  weights: Weights,
  mobileShare: number,
): number[] {
  const isArea = place >= firstArea;
  const share = isArea ? weights.area(place) : weights.abroad(place);
  const blocks = Math.max(fewestBlocks, Math.round(share * (isArea ? usBlocks : abroadBlocks)));
  const onMobile = Math.min(blocks - 1, Math.max(1, Math.round(blocks * mobileShare)));
  if (isArea) return [blocks - onMobile, onMobile, 0];
  if (place === usCountry) return [0, 0, hostingBlocks / 4];
  return [blocks - onMobile, onMobile, Math.max(fewestBlocks, Math.round((share * hostingBlocks * 3) / 4))];
}

function scatteredBlocks(keys: Keys): Uint16Array {
  const scatter = [keys.scatter4, keys.scatter6].map((key) => indexPermutation(key, blocksPerFamily));
  const scattered = new Uint16Array(2 * blocksPerFamily);
  scatter.forEach((permutation, family) => {
    for (let block = 0; block < blocksPerFamily; block++) {
      scattered[family * blocksPerFamily + block] = permuteIndex(permutation, block);
    }
  });
  return scattered;
}

/** Lays out the address space under a seed: blocks in proportion to the published reports of a place, by its share of mobile networks. */
export function addressPlan(
  keys: Keys,
  agencies: AgencyTables,
  tables: PublishedTables,
  mobileShare: Float64Array,
): AddressPlan {
  const places = agencies.agencyOfPlace.length;
  const weights = weightsOf(tables, agencies);
  const count = new Uint32Array(places * networks.length);
  for (let place = 1; place < places; place++) {
    count.set(blocksOf(place, agencies, weights, mobileShare[place] ?? 0), place * networks.length);
  }
  const first = new Uint32Array(count.length);
  for (let cell = 1; cell < count.length; cell++) first[cell] = (first[cell - 1] ?? 0) + (count[cell - 1] ?? 0);
  const blocks = count.reduce((sum, size) => sum + size, 0);
  if (blocks >= blocksPerFamily) throw new InvariantError(`${blocks} planned blocks for ${blocksPerFamily}`);
  const place = new Uint16Array(blocks);
  const network = new Uint8Array(blocks);
  count.forEach((size, cell) => {
    const from = first[cell] ?? 0;
    place.fill(Math.floor(cell / networks.length), from, from + size);
    network.fill(cell % networks.length, from, from + size);
  });
  return { blocks, place, network, first, count, mobileShare, scattered: scatteredBlocks(keys) };
}

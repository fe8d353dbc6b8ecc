import { type AliasTable, aliasTable, categoryAt } from "@tipbench/random";
import type { Keys } from "../keys.ts";
import type { WorldValues } from "../parameters.ts";
import type { PublishedTables } from "../published.ts";
import { blocksPerFamily } from "./address.kernel.ts";
import { type AddressPlan, hosting, mobile, networks } from "./address-plan.ts";
import type { AgencyTables } from "./agencies.ts";
import { stratifiedUniforms } from "./stratified.ts";

/** What a stage may look up of an address's block: codes, 0 where the table says nothing. It errs. */
export interface GeolocationTable {
  readonly country: Uint8Array;
  readonly state: Uint8Array;
  /** Task force of the block's area. */
  readonly agency: Uint16Array;
  /** 1: known as hosting or proxy exit. */
  readonly hosting: Uint8Array;
  /** 1: known as a mobile network, whose subscribers share addresses. */
  readonly shared: Uint8Array;
}

/** What the table is made from. */
export interface GeolocationSource {
  readonly keys: Keys;
  readonly values: WorldValues;
  readonly plan: AddressPlan;
  readonly agencies: AgencyTables;
  readonly tables: PublishedTables;
  /** US areas by reports. */
  readonly areas: AliasTable;
  /** Share of US mobile blocks to which the table gives no state. */
  readonly noStateMobile: number;
  /** By place: share of fixed blocks with a country drawn from all. */
  readonly wrongCountryShare: Float64Array;
}

/** Shares of the blocks of a place and network, cumulated; beyond the last the entry is true. */
interface ErrorShares {
  readonly noState: number;
  readonly drawnFromAll: number;
  readonly largestArea: number;
}

function errorShares(source: GeolocationSource, place: number, network: number): ErrorShares {
  const { values, agencies, wrongCountryShare, noStateMobile } = source;
  const isMobile = network === mobile;
  if (place < agencies.firstArea) {
    const wrong = (wrongCountryShare[place] ?? 0) * (isMobile ? values.wrongCountryMobileFactor : 1);
    return { noState: 0, drawnFromAll: wrong, largestArea: wrong };
  }
  const noState = isMobile ? noStateMobile : values.noStateFixed;
  const drawnFromAll = noState + (1 - noState) * (isMobile ? values.wrongStateMobile : values.wrongStateFixed);
  return { noState, drawnFromAll, largestArea: drawnFromAll + (1 - drawnFromAll) * values.wrongAreaShare };
}

/** A block, named `family * blocksPerFamily + planned block`, and the place whose entry it gets. */
interface Entry {
  readonly block: number;
  readonly place: number;
}

const errorDraw = 0;
const wrongDraw = 2;
const sharedDraw = 4;

/**
 * The table that the world's parameters imply. Errors are shared out within each place, network and family by quota, and what is wrong is
 * drawn from all foreign countries or all US areas by their reports, the right one included, by quota too: so each country and state keeps
 * its share in expectation, and single blocks move none.
 */
export function geolocationTable(source: GeolocationSource): GeolocationTable {
  const { keys, plan, agencies, tables } = source;
  const size = 2 * blocksPerFamily;
  const table: GeolocationTable = {
    country: new Uint8Array(size),
    state: new Uint8Array(size),
    agency: new Uint16Array(size),
    hosting: new Uint8Array(size),
    shared: new Uint8Array(size),
  };
  const wrong: Entry[] = [];
  for (let cell = 0; cell < 2 * plan.count.length; cell++) {
    const family = Math.floor(cell / plan.count.length);
    const at = cell % plan.count.length;
    const first = family * blocksPerFamily + (plan.first[at] ?? 0);
    const blocks = Array.from({ length: plan.count[at] ?? 0 }, (_, block) => first + block);
    const uniforms = stratifiedUniforms(keys.geolocation, errorDraw, blocks);
    wrong.push(...writeCell(source, table, at, blocks, uniforms));
    if (at % networks.length === mobile) writeShared(source, table, blocks);
  }
  const isForeign = ({ place }: Entry): boolean => place < agencies.firstArea;
  const abroad = wrong.filter(isForeign);
  const inUs = wrong.filter((entry) => !isForeign(entry));
  const countries = aliasTable(tables.countries.map(({ iso3, reports }) => (iso3 === "USA" ? 0 : reports)));
  writeDrawn(source, table, abroad, (u) => 1 + categoryAt(countries, u));
  writeDrawn(source, table, inUs, (u) => agencies.firstArea + categoryAt(source.areas, u));
  return table;
}

/** Writes the entries of a place and network; returns those that are still to be drawn from all. */
function writeCell(
  source: GeolocationSource,
  table: GeolocationTable,
  cell: number,
  blocks: readonly number[],
  uniforms: readonly number[],
): Entry[] {
  const { values, plan, agencies } = source;
  const place = Math.floor(cell / networks.length);
  const network = cell % networks.length;
  const shares = errorShares(source, place, network);
  const drawn: Entry[] = [];
  blocks.forEach((block, index) => {
    const u = uniforms[index] ?? 0;
    const at = tableIndex(plan, block);
    table.country[at] = agencies.countryOfPlace[place] ?? 0;
    if (network === hosting) table.hosting[at] = u < values.hostingListedShare ? 1 : 0;
    else if (u < shares.noState) return;
    else if (u < shares.drawnFromAll) drawn.push({ block, place });
    else if (u < shares.largestArea) writeArea(agencies, table, at, largestArea(agencies, place));
    else writeArea(agencies, table, at, place);
  });
  return drawn;
}

/** Lists a share of mobile blocks as such, by quota. */
function writeShared({ keys, values, plan }: GeolocationSource, table: GeolocationTable, blocks: readonly number[]) {
  stratifiedUniforms(keys.geolocation, sharedDraw, blocks).forEach((u, index) => {
    table.shared[tableIndex(plan, blocks[index] ?? 0)] = u < values.mobileListedShare ? 1 : 0;
  });
}

function tableIndex({ scattered }: AddressPlan, block: number): number {
  return block - (block % blocksPerFamily) + (scattered[block] ?? 0);
}

/** The area of the largest task force in a US area's state. */
function largestArea({ agencyOfPlace, agencyOfState, stateOfPlace }: AgencyTables, area: number): number {
  return agencyOfPlace.indexOf(agencyOfState[stateOfPlace[area] ?? 0] ?? 0);
}

function writeArea(agencies: AgencyTables, table: GeolocationTable, at: number, place: number): void {
  table.country[at] = agencies.countryOfPlace[place] ?? 0;
  table.state[at] = agencies.stateOfPlace[place] ?? 0;
  table.agency[at] = place < agencies.firstArea ? 0 : (agencies.agencyOfPlace[place] ?? 0);
}

function writeDrawn(
  { keys, plan, agencies }: GeolocationSource,
  table: GeolocationTable,
  entries: readonly Entry[],
  placeAt: (uniform: number) => number,
): void {
  const uniforms = stratifiedUniforms(
    keys.geolocation,
    wrongDraw,
    entries.map(({ block }) => block),
  );
  entries.forEach(({ block }, index) => {
    writeArea(agencies, table, tableIndex(plan, block), placeAt(uniforms[index] ?? 0.5));
  });
}

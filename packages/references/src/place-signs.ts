import type { ReferenceTables, StageBatch } from "@tipbench/stage-kit";
import { yes } from "@tipbench/vocabulary";

/** The columns that tell of a place. */
export const placeColumns = [
  "accountAddress",
  "accountAddressProxy",
  "fileAddress",
  "fileAddressProxy",
  "statedCountry",
  "statedState",
] as const;
type Columns = StageBatch<(typeof placeColumns)[number]>["columns"];

/** What signs say of a place, each an agency and a state; codes, 0 where it says nothing. */
export interface PlaceSigns {
  readonly agency: Uint16Array;
  readonly state: Uint8Array;
}

/** What blocks and stated places stand for, worked out once. */
export interface SignRules {
  readonly tables: ReferenceTables;
  readonly ofBlocks: PlaceSigns;
}

const signsOfReport = 3;

/** Memory for the signs of a report: its account's address, its file's, and the stated place. */
export function placeSigns(): PlaceSigns {
  return { agency: new Uint16Array(signsOfReport), state: new Uint8Array(signsOfReport) };
}

/** Looks up every block once: a country abroad, or a US state; nothing where it is an exit or where these are not known. */
export function signRules(tables: ReferenceTables): SignRules {
  const { geolocation, usCountry, agencyOfCountry } = tables;
  const { country, state, agency, hosting } = geolocation;
  const isUs = (block: number): boolean => country[block] === usCountry;
  const isSilent = (block: number): boolean =>
    country[block] === 0 || hosting[block] === 1 || (isUs(block) && state[block] === 0);
  const agencyOf = (block: number): number => (isUs(block) ? agency[block] : agencyOfCountry[country[block] ?? 0]) ?? 0;
  return {
    tables,
    ofBlocks: {
      agency: agency.map((_, block) => (isSilent(block) ? 0 : agencyOf(block))),
      state: state.map((code, block) => (isSilent(block) || !isUs(block) ? 0 : code)),
    },
  };
}

function fillAddress({ tables, ofBlocks }: SignRules, address: number, signs: PlaceSigns, place: number): void {
  const block = tables.blockOf(address);
  signs.agency[place] = address === 0 ? 0 : (ofBlocks.agency[block] ?? 0);
  signs.state[place] = address === 0 ? 0 : (ofBlocks.state[block] ?? 0);
}

/** Writes what a row's columns say, in the order of `placeSigns`; an address that is flagged as a proxy says nothing. */
export function fillPlaceSigns(rules: SignRules, columns: Columns, row: number, signs: PlaceSigns): void {
  const { usCountry, agencyOfCountry, agencyOfState } = rules.tables;
  fillAddress(rules, columns.accountAddressProxy[row] === yes ? 0 : (columns.accountAddress[row] ?? 0), signs, 0);
  fillAddress(rules, columns.fileAddressProxy[row] === yes ? 0 : (columns.fileAddress[row] ?? 0), signs, 1);
  const country = columns.statedCountry[row] ?? 0;
  const state = country === usCountry ? (columns.statedState[row] ?? 0) : 0;
  const isSilent = country === 0 || (country === usCountry && state === 0);
  signs.state[2] = state;
  signs.agency[2] = isSilent ? 0 : ((state === 0 ? agencyOfCountry[country] : agencyOfState[state]) ?? 0);
}

/** Whether a sign points to an agency (0: to none), or to its state. */
export function pointsTo({ agency, state }: PlaceSigns, to: number, stateOfAgency: Uint8Array): boolean {
  if (to === 0) return false;
  for (let place = 0; place < signsOfReport; place++) {
    const isState = state[place] !== 0 && state[place] === stateOfAgency[to];
    if (agency[place] === to || isState) return true;
  }
  return false;
}

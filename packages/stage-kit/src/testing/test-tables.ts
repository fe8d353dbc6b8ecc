import type { Agency, ReferenceTables } from "../reference-tables.ts";

/** What the small geolocation table holds, by block: two task forces in state 1, one in state 2 (a mobile network), two foreign countries. */
export const testBlocks = {
  unlisted: 0,
  state1Large: 1,
  state1Small: 2,
  state2: 3,
  usWithoutState: 4,
  country2: 5,
  hosting: 6,
  country3: 7,
} as const;

const lowestAddress = 0xf0000000;

/** An address in one of the `testBlocks`, in reserved space; `host` 1 to 4094. */
export function testAddress(block: number, host = 1): number {
  return (lowestAddress | (block << 12) | host) >>> 0;
}

const us = 1;
const agencies: readonly Agency[] = [
  { name: "none", kind: "none", country: 0, state: 0, weight: 0, channel: "none" },
  { name: "federal", kind: "federal", country: us, state: 0, weight: 0, channel: "none" },
  { name: "taskForce.state1-large", kind: "taskForce", country: us, state: 1, weight: 0.7, channel: "none" },
  { name: "taskForce.state1-small", kind: "taskForce", country: us, state: 1, weight: 0.3, channel: "none" },
  { name: "taskForce.state2", kind: "taskForce", country: us, state: 2, weight: 1, channel: "none" },
  { name: "foreign.country2", kind: "foreign", country: 2, state: 0, weight: 1, channel: "direct" },
  { name: "foreign.country3", kind: "foreign", country: 3, state: 0, weight: 1, channel: "liaison" },
];

/** Reference tables that fit on a page: seven agencies, three countries (1 is the US), two states, the eight `testBlocks`. */
export function testTables(): ReferenceTables {
  return {
    agencies,
    federal: 1,
    usCountry: us,
    agencyOfCountry: Uint16Array.of(0, 1, 5, 6),
    agencyOfState: Uint16Array.of(0, 2, 4),
    geolocation: {
      country: Uint8Array.of(0, us, us, us, us, 2, us, 3),
      state: Uint8Array.of(0, 1, 1, 2, 0, 0, 1, 0),
      agency: Uint16Array.of(0, 2, 3, 4, 0, 0, 2, 0),
      hosting: Uint8Array.of(0, 0, 0, 0, 0, 0, 1, 0),
      shared: Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 0),
    },
    blockOf: (address) => (address >>> 12) & 7,
  };
}

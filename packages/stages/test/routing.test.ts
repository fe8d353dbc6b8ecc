import { testAddress, testBlocks, testContext, testTables } from "@tipbench/stage-kit/testing";
import { describe, expect, test } from "vitest";
import { createAddressOnly } from "../src/routing-address-only.ts";
import { createStatedFirst } from "../src/routing-stated-first.ts";

const yes = 2;
const no = 1;
const us = 1;
const at = Object.fromEntries(Object.entries(testBlocks).map(([name, block]) => [name, testAddress(block)]));
const agency = Object.fromEntries(testTables().agencies.map(({ name }, code) => [name, code]));
const federal = agency.federal;
const state1Large = agency["taskForce.state1-large"];
const state1Small = agency["taskForce.state1-small"];
const state2 = agency["taskForce.state2"];
const abroad2 = agency["foreign.country2"];
const abroad3 = agency["foreign.country3"];

interface Place {
  readonly account?: number | undefined;
  readonly accountProxy?: number;
  readonly file?: number | undefined;
  readonly fileProxy?: number;
  readonly country?: number;
  readonly state?: number;
}

/** Agencies (without the trailing zeros) and confidence of one report. */
function routed(create: typeof createAddressOnly | typeof createStatedFirst, place: Place): unknown {
  const out = { agency: new Uint16Array(3), confidence: new Float32Array(1) };
  const columns = {
    accountAddress: Uint32Array.of(place.account ?? 0),
    accountAddressProxy: Uint8Array.of(place.accountProxy ?? 0),
    fileAddress: Uint32Array.of(place.file ?? 0),
    fileAddressProxy: Uint8Array.of(place.fileProxy ?? 0),
    statedCountry: Uint8Array.of(place.country ?? 0),
    statedState: Uint8Array.of(place.state ?? 0),
  };
  create({}, testContext()).route({ firstRow: 0, rows: 1, columns, fileOffsets: new Uint32Array(0) }, out);
  return { agencies: [...out.agency].filter((code) => code !== 0), sure: Number(out.confidence[0]?.toFixed(2)) };
}

const addressCases: [string, Place, (number | undefined)[], number][] = [
  ["no address goes to the federal queue, hardly sure", {}, [federal], 0.05],
  ["the account's address alone decides", { account: at.state1Small }, [state1Small], 0.9],
  ["the file's address alone decides", { file: at.country2 }, [abroad2], 0.9],
  ["two that agree are one delivery", { account: at.state2, file: at.state2 }, [state2], 0.95],
  [
    "two that disagree are two deliveries, the account's first",
    { account: at.state2, file: at.country3 },
    [state2, abroad3],
    0.5,
  ],
  [
    "two task forces of one state disagree",
    { account: at.state1Large, file: at.state1Small },
    [state1Large, state1Small],
    0.5,
  ],
  ["the US without a state goes to the federal queue", { account: at.usWithoutState }, [federal], 0.9],
  ["an address that the table does not list says nothing", { account: at.unlisted }, [federal], 0.05],
  ["a known exit says nothing", { account: at.hosting, file: at.country2 }, [abroad2], 0.9],
  ["an address flagged as a proxy says nothing", { account: at.state2, accountProxy: yes }, [federal], 0.05],
  [
    "a file's address flagged as a proxy says nothing",
    { account: at.state2, file: at.country2, fileProxy: yes },
    [state2],
    0.9,
  ],
  ["an address flagged as no proxy counts", { account: at.state2, accountProxy: no }, [state2], 0.9],
];

describe("address-only", () => {
  test.each(addressCases)("%s", (_, place, agencies, sure) => {
    expect(routed(createAddressOnly, place)).toEqual({ agencies, sure });
  });

  test("does not look at what the provider states", () => {
    expect(routed(createAddressOnly, { account: at.state2, country: 2 })).toEqual({ agencies: [state2], sure: 0.9 });
  });
});

describe("stated-first", () => {
  test.each<[string, Place, (number | undefined)[]]>([
    ["a stated country goes to its agency, whatever the address", { country: 2, account: at.state1Large }, [abroad2]],
    ["a stated state goes to its largest task force", { country: us, state: 1 }, [state1Large]],
    [
      "an address in the stated state says which task force",
      { country: us, state: 1, account: at.state1Small },
      [state1Small],
    ],
    ["an address in another state does not", { country: us, state: 1, account: at.state2 }, [state1Large]],
    [
      "a flagged address does not",
      { country: us, state: 1, account: at.state1Small, accountProxy: yes },
      [state1Large],
    ],
    ["a state with one task force goes there", { country: us, state: 2, account: at.country3 }, [state2]],
  ])("%s", (_, place, agencies) => {
    expect(routed(createStatedFirst, place)).toEqual({ agencies, sure: 0.85 });
  });

  test.each(addressCases)("without a stated place: %s", (_, place, agencies, sure) => {
    expect(routed(createStatedFirst, place)).toEqual({ agencies, sure });
  });

  test.each(addressCases)("with the US and no state: %s", (_, place, agencies, sure) => {
    expect(routed(createStatedFirst, { ...place, country: us })).toEqual({ agencies, sure });
  });
});

import { testAddress, testBlocks, testContext, testTables } from "@tipbench/stage-kit/testing";
import { describe, expect, test } from "vitest";
import { accountHistoryOptions, createAccountHistory } from "../src/routing-account-history.ts";
import { createWeightedConsensus, weightedConsensusOptions } from "../src/routing-weighted-consensus.ts";
import { batchOf, type Report } from "./synthetic-batch.ts";

const yes = 2;
const us = 1;
const at = (block: keyof typeof testBlocks, host = 1): number => testAddress(testBlocks[block], host);
const nameOf = (code: number): string => (testTables().agencies[code]?.name ?? "").replace(/^\w+\./, "");

type Create = (options: object) => ReturnType<typeof createWeightedConsensus> | ReturnType<typeof createAccountHistory>;
const consensus: Create = (options) => createWeightedConsensus(weightedConsensusOptions.parse(options), testContext());
const history: Create = (options) => createAccountHistory(accountHistoryOptions.parse(options), testContext());

/** The agencies of reports in turn, by name. */
function routed(create: Create, reports: readonly Report[], options: object = {}): { to: string[]; sure: number }[] {
  const stage = create(options);
  const out = { agency: new Uint16Array(3 * reports.length), confidence: new Float32Array(reports.length) };
  stage.route(batchOf(reports), out);
  return reports.map((_, row) => ({
    to: [...out.agency.subarray(3 * row, 3 * row + 3)].filter((code) => code !== 0).map(nameOf),
    sure: out.confidence[row] ?? 0,
  }));
}

/** By the test tables, state 2 is a mobile network; both blocks of state 1 and country 2 are not. */
const cases: [string, Report, string[]][] = [
  ["nothing goes to the federal queue", {}, ["federal"]],
  ["an exit has no vote", { accountAddress: at("hosting") }, ["federal"]],
  [
    "an address that the provider flags has none",
    { accountAddress: at("country2"), accountAddressProxy: yes },
    ["federal"],
  ],
  ["the US without a state goes to the federal queue", { statedCountry: us }, ["federal"]],
  ["an address alone decides", { fileAddress: at("state1Small") }, ["state1-small"]],
  ["a stated place alone decides", { statedCountry: 2 }, ["country2"]],
  ["a stated state alone goes to its largest task force", { statedCountry: us, statedState: 1 }, ["state1-large"]],
  [
    "an address in the stated state says which task force",
    { accountAddress: at("state1Small"), statedCountry: us, statedState: 1 },
    ["state1-small", "state1-large"],
  ],
  [
    "a shared address yields to a stated place",
    { accountAddress: at("state2"), statedCountry: 2 },
    ["country2", "state2"],
  ],
  [
    "an address of its own beats a stated place that nobody verified",
    { accountAddress: at("state1Large"), statedCountry: 2 },
    ["state1-large", "country2"],
  ],
  [
    "and yields to two others that agree",
    { accountAddress: at("state1Large"), fileAddress: at("country2"), statedCountry: 2 },
    ["country2"],
  ],
  [
    "an old address counts half",
    { accountAddress: at("state1Large"), accountAddressAgeSeconds: 31 * 86_400, statedCountry: 2 },
    ["country2", "state1-large"],
  ],
  [
    "the US without a state speaks for a task force against a country",
    { accountAddress: at("usWithoutState"), fileAddress: at("state2"), statedCountry: 2 },
    ["state2", "country2"],
  ],
];

describe("weighted-consensus", () => {
  test.each(cases)("%s", (_, report, to) => {
    expect(routed(consensus, [report])[0]?.to).toEqual(to);
  });

  test("is surer of a fixed line than of a mobile network, and of two signs than of one", () => {
    const fixed = { accountAddress: at("country2") };
    const shared = { accountAddress: at("state2") };
    const [one, two, three] = routed(consensus, [shared, fixed, { ...fixed, statedCountry: 2 }]);
    expect(one?.sure).toBeCloseTo(1 / (1 + Math.exp(-2)), 5);
    expect(two?.sure).toBeCloseTo(1 / (1 + Math.exp(-3.5)), 5);
    expect(three?.sure).toBeCloseTo(1 / (1 + Math.exp(-6.5)), 5);
  });

  test("counts a second address from the same block for little", () => {
    const twice = { accountAddress: at("country2"), fileAddress: at("country2", 2) };
    expect(routed(consensus, [twice])[0]?.sure).toBeCloseTo(1 / (1 + Math.exp(-1.2 * 3.5)), 5);
  });

  test("gives others nothing where their share is below the least", () => {
    const report = { accountAddress: at("state2"), statedCountry: 2 };
    expect(routed(consensus, [report], { least: 0.5 })[0]?.to).toEqual(["country2"]);
  });

  test("a weight of 0 takes a sign its vote", () => {
    const report = { accountAddress: at("state1Large"), statedCountry: 2 };
    expect(routed(consensus, [report], { fixed: 0 })[0]?.to).toEqual(["country2"]);
  });
});

describe("account-history", () => {
  test.each(cases)("without a history: %s", (_, report, to) => {
    expect(routed(history, [report])[0]?.to).toEqual(to);
  });

  test.each(["accountKey", "emailKey", "phoneKey", "deviceKey"] as const)(
    "sends a report without a sign where an earlier one with the same %s pointed",
    (key) => {
      const [, later, stranger] = routed(history, [
        { accountAddress: at("country2"), [key]: 5 },
        { [key]: 5 },
        { [key]: 6 },
      ]);
      expect(later?.to).toEqual(["country2"]);
      expect(stranger?.to).toEqual(["federal"]);
    },
  );

  test("does not take one kind of identifier for another", () => {
    const [, other] = routed(history, [{ accountAddress: at("country2"), accountKey: 5 }, { emailKey: 5 }]);
    expect(other?.to).toEqual(["federal"]);
  });

  test("a long history beats one address, and a short one does not", () => {
    const usual = { accountAddress: at("country2"), accountKey: 5 };
    const away = { accountAddress: at("state2"), accountKey: 5 };
    const long = routed(history, [...new Array<Report>(8).fill(usual), away]);
    expect(long.at(-1)?.to).toEqual(["country2", "state2"]);
    expect(routed(history, [usual, away])[1]?.to).toEqual(["state2", "country2"]);
  });

  test("learns from a report's own signs, never from where its history sent it", () => {
    const blind = { accountKey: 5 };
    const first = { accountAddress: at("country2"), accountKey: 5 };
    const other = { accountAddress: at("country3"), accountKey: 5 };
    const sent = routed(history, [first, blind, blind, blind, other, blind]);
    expect(sent.map(({ to }) => to[0])).toEqual([
      "country2",
      "country2",
      "country2",
      "country2",
      "country3",
      "country3",
    ]);
  });
});

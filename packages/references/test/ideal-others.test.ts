import { testAddress, testBlocks, testTables } from "@tipbench/stage-kit/testing";
import { describe, expect, test } from "vitest";
import { createIdealDedup } from "../src/ideal-dedup.ts";
import { createIdealRouting } from "../src/ideal-routing.ts";
import type { ReportTruth } from "../src/index.ts";
import { inventedContext, toldTruth } from "./invented-world.ts";
import { batchOf, type Report } from "./reports.ts";

type Told = Partial<Record<keyof ReportTruth, number>>;

describe("ideal dedup", () => {
  /** Links of reports that are all of one event, unless told otherwise. */
  function links(reports: readonly Report[], events: readonly number[] = reports.map(() => 1)): string[] {
    const stage = createIdealDedup({}, inventedContext(toldTruth(events.map((event) => ({ event })))));
    const found: string[] = [];
    const out = {
      link: (later: number, earlier: number) => void found.push(`${later}-${earlier}`),
      review() {},
      compared() {},
    };
    stage.dedup(batchOf(reports), out);
    return found;
  }

  test.each([
    ["an account of the same provider", { accountKey: 5 }, { accountKey: 5 }, ["1-0"]],
    ["accounts of two providers do not", { accountKey: 5 }, { accountKey: 6, provider: 1 }, []],
    ["an e-mail across providers", { emailKey: 5 }, { emailKey: 5, provider: 1 }, ["1-0"]],
    ["the first file's hash", { primaryHash: 9 }, { primaryHash: 9 }, ["1-0"]],
    ["an identifier on one side does not", { phoneKey: 5 }, { deviceKey: 5 }, []],
    ["nothing does not", {}, {}, []],
  ] as const)("%s joins two reports of one event", (_, first, second, expected) => {
    expect(links([first, second])).toEqual(expected);
  });

  test("never joins two events, whatever they share", () => {
    expect(links([{ emailKey: 5 }, { emailKey: 5 }], [1, 2])).toEqual([]);
  });

  test("joins a report by what any earlier one showed", () => {
    expect(links([{ emailKey: 5 }, { emailKey: 5, phoneKey: 6 }, { phoneKey: 6 }])).toEqual(["1-0", "2-0"]);
  });
});

describe("ideal routing", () => {
  const { agencies } = testTables();
  const codeOf = (name: string): number => agencies.findIndex((agency) => agency.name.endsWith(name));
  const nameOf = (code: number): string => (agencies[code]?.name ?? "").replace(/^\w+\./, "");
  const at = (block: keyof typeof testBlocks): number => testAddress(testBlocks[block]);

  function routed(reports: readonly (Report & { readonly truth: Told })[]): string[] {
    const stage = createIdealRouting({}, inventedContext(toldTruth(reports.map(({ truth }) => truth))));
    const out = { agency: new Uint16Array(3 * reports.length), confidence: new Float32Array(reports.length) };
    stage.route(batchOf(reports.map(({ truth: _, ...report }) => report)), out);
    return reports.map((_, row) =>
      [...out.agency.subarray(3 * row, 3 * row + 3)]
        .filter((code) => code !== 0)
        .map(nameOf)
        .join(" "),
    );
  }

  const lead2 = { leadAgency: codeOf("country2"), subject: 1 };
  const leadSmall = { leadAgency: codeOf("state1-small"), subject: 1 };

  test.each<[string, Report & { readonly truth: Told }, string]>([
    [
      "to the lead where an address points there",
      { fileAddress: at("country2"), accountAddress: at("state2"), truth: lead2 },
      "country2",
    ],
    [
      "to the lead where the stated place does",
      { statedCountry: 2, accountAddress: at("state2"), truth: lead2 },
      "country2",
    ],
    [
      "to the lead where an address points to its state",
      { accountAddress: at("state1Large"), truth: leadSmall },
      "state1-small",
    ],
    ["where nothing points there, where the first sign does", { accountAddress: at("state2"), truth: lead2 }, "state2"],
    ["without a sign to the federal queue", { truth: lead2 }, "federal"],
    ["an exit is no sign", { accountAddress: at("hosting"), truth: leadSmall }, "federal"],
    [
      "an address that is flagged is none",
      { accountAddress: at("country2"), accountAddressProxy: 2, truth: lead2 },
      "federal",
    ],
    ["the US without a state is none", { statedCountry: 1, truth: leadSmall }, "federal"],
    [
      "to another agency with standing where a sign points there",
      {
        fileAddress: at("country2"),
        accountAddress: at("state2"),
        truth: { ...lead2, secondAgency: codeOf("state2") },
      },
      "country2 state2",
    ],
    ["and not where none does", { statedCountry: 2, truth: { ...lead2, secondAgency: codeOf("state2") } }, "country2"],
  ])("%s", (_, report, to) => {
    expect(routed([report])).toEqual([to]);
  });

  test("to the lead where an earlier report of the subject with the same kind of identifier pointed there", () => {
    const shown = { fileAddress: at("country2"), emailKey: 5, truth: lead2 };
    const later = { emailKey: 5, truth: lead2 };
    expect(
      routed([shown, later, { phoneKey: 5, truth: lead2 }, { emailKey: 5, truth: { ...lead2, subject: 2 } }]),
    ).toEqual(["country2", "country2", "federal", "federal"]);
  });
});

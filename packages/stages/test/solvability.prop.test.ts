import { incidentTypes } from "@tipbench/vocabulary";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assessBySolvability } from "../src/assess-by-solvability.kernel.ts";
import { contactTable } from "../src/contact-types.ts";

interface Item {
  readonly urgent: number;
  readonly priority: number;
  readonly incidentType: number;
  readonly fileCount: number;
  readonly unviewedFiles: number;
  readonly ageSeconds: number;
  readonly secondsToExpiry: number;
  readonly openCases: number;
  readonly caseCapacity: number;
  readonly place: number;
}

const rule = { isContact: contactTable(), warrantSeconds: 10, freshSeconds: 20 };
const [open, welfareCheck, log, close] = [1, 2, 3, 4];

function actionsOf(items: readonly Item[]): number[] {
  const action = new Uint8Array(items.length);
  const bytes = (name: keyof Item): Uint8Array => Uint8Array.from(items, (item) => item[name]);
  const words = (name: keyof Item): Uint32Array => Uint32Array.from(items, (item) => item[name]);
  const columns = {
    urgent: bytes("urgent"),
    priority: bytes("priority"),
    incidentType: bytes("incidentType"),
    fileCount: bytes("fileCount"),
    unviewedFiles: bytes("unviewedFiles"),
    ageSeconds: words("ageSeconds"),
    secondsToExpiry: Int32Array.from(items, ({ secondsToExpiry }) => secondsToExpiry),
    openCases: words("openCases"),
    caseCapacity: words("caseCapacity"),
    place: words("place"),
  };
  assessBySolvability(columns, rule, items.length, action);
  return [...action];
}

/** A fresh item of contact with a file that was viewed, evidence for long, at an agency with room for ten cases. */
const best: Item = {
  urgent: 0,
  priority: 3,
  incidentType: incidentTypes.indexOf("onlineEnticement"),
  fileCount: 1,
  unviewedFiles: 0,
  ageSeconds: 0,
  secondsToExpiry: 1000,
  openCases: 0,
  caseCapacity: 10,
  place: 0,
};
const otherType = incidentTypes.indexOf("possessionManufactureDistribution");

describe("solvability", () => {
  test.each<[string, Partial<Item>, number | undefined]>([
    ["what is urgent is checked on, whatever the clocks", { urgent: 1, secondsToExpiry: -1 }, welfareCheck],
    ["priority 1 is checked on", { priority: 1, openCases: 99 }, welfareCheck],
    ["the best item is opened up to the last place", { openCases: 9 }, open],
    ["and logged where there is none", { openCases: 9, place: 1 }, log],
    ["one that needs a warrant is opened while a third is free", { unviewedFiles: 1, openCases: 6 }, open],
    ["and not above", { unviewedFiles: 1, openCases: 7 }, log],
    ["an old one likewise", { ageSeconds: 21, openCases: 7 }, log],
    ["one without contact, above four fifths", { incidentType: otherType, openCases: 8 }, log],
    ["one without files, at the last place", { fileCount: 0, openCases: 9 }, log],
    ["all shortfalls add up", { incidentType: otherType, unviewedFiles: 1, ageSeconds: 21, openCases: 2 }, log],
    ["what lapses before the warrant is logged if of contact", { unviewedFiles: 1, secondsToExpiry: 9 }, log],
    ["and closed otherwise", { unviewedFiles: 1, secondsToExpiry: 9, incidentType: otherType }, close],
    ["without a warrant the same evidence lasts", { secondsToExpiry: 9 }, open],
    ["an agency without investigators opens nothing", { caseCapacity: 0 }, log],
  ])("%s", (_, change, action) => {
    expect(actionsOf([{ ...best, ...change }])).toEqual([action]);
  });

  test("never opens a less solvable item where it logs a more solvable one of the same load", () => {
    const worse = fc.record({
      unviewedFiles: fc.nat(1),
      ageSeconds: fc.constantFrom(0, 21),
      incidentType: fc.constantFrom(0, 1),
    });
    fc.assert(
      fc.property(worse, fc.nat(12), fc.nat(12), (change, openCases, place) => {
        const [own, ideal] = actionsOf([
          { ...best, ...change, openCases, place },
          { ...best, openCases, place },
        ]);
        if (own === open) expect(ideal).toBe(open);
      }),
    );
  });
});

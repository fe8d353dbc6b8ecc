import { annotations, incidentTypes, labelFlags, labelTypes } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { createFirstCome } from "../src/triage-first-come.ts";
import { createPublishedRules } from "../src/triage-published-rules.ts";

const emptyOut = (rows: number) => ({
  priority: new Uint8Array(rows),
  disposition: new Uint8Array(rows),
  escalate: new Uint8Array(rows),
  score: new Float32Array(rows),
});

interface Signs {
  readonly type?: (typeof incidentTypes)[number];
  readonly flag?: number;
  readonly note?: (typeof annotations)[number];
  readonly marked?: number;
  /** Files, and what an analyst wrote of some. */
  readonly files?: number;
  readonly labels?: Partial<Labels>;
}

interface Labels {
  readonly files: number;
  readonly types: readonly (typeof labelTypes)[number][];
  readonly flags: readonly (typeof labelFlags)[number][];
}

/** Codes of a book as bits, the lowest for the first. */
const bitsOf = <T>(book: readonly T[], named: readonly T[]): number =>
  named.reduce((bits, name) => bits | (1 << book.indexOf(name)), 0);

/** What published-rules says of one report, as [priority, disposition, escalate, score]. */
function ruledOn({
  type = "possessionManufactureDistribution",
  flag = 0,
  note,
  marked = 0,
  files = 1,
  labels = {},
}: Signs): number[] {
  const out = emptyOut(1);
  const columns = {
    incidentType: Uint8Array.of(incidentTypes.indexOf(type)),
    providerEscalation: Uint8Array.of(flag),
    annotations: Uint8Array.of(note === undefined ? 0 : 1 << annotations.indexOf(note)),
    marked: Uint8Array.of(marked),
    fileCount: Uint8Array.of(files),
    labelledFiles: Uint8Array.of(labels.files ?? 0),
    labelledTypes: Uint8Array.of(bitsOf(labelTypes, labels.types ?? [])),
    labelledFlags: Uint8Array.of(bitsOf(labelFlags, labels.flags ?? [])),
  };
  const batch = { firstRow: 0, rows: 1, columns, fileOffsets: new Uint32Array(0) };
  createPublishedRules().triage(batch, labels.files === undefined ? "received" : "labelled", out);
  return [out.priority, out.disposition, out.escalate, out.score].map(([value = -1]) => value);
}

const seen: Partial<Labels> = { files: 1, types: ["relevant"] };
const idle: Partial<Labels> = { files: 1, types: ["notRelevant"] };
const unsure: Partial<Labels> = { files: 1, types: ["undetermined"] };
const mixed: Partial<Labels> = { files: 2, types: ["notRelevant", "relevant"] };
const referral = 1;
const informational = 2;
const no = 1;
const yes = 2;

describe("published-rules", () => {
  test.each<[string, Signs, number[]]>([
    ["an ordinary report is a referral of priority 3", {}, [3, referral, 0, 1]],
    ["the provider's flag escalates", { flag: 1 }, [1, referral, 1, 5]],
    ["a contact type has priority 2", { type: "onlineEnticement" }, [2, referral, 0, 3]],
    ["trafficking is a contact type", { type: "trafficking" }, [2, referral, 0, 3]],
    ["molestation is a contact type", { type: "molestation" }, [2, referral, 0, 3]],
    ["unsolicited material is none", { type: "unsolicitedMaterial" }, [3, referral, 0, 1]],
    ["sextortion of a contact type escalates", { type: "onlineEnticement", note: "sextortion" }, [1, referral, 1, 6]],
    ["sadistic exploitation does too", { type: "onlineEnticement", note: "sadisticExploitation" }, [1, referral, 1, 6]],
    ["sextortion elsewhere does not", { note: "sextortion" }, [3, referral, 0, 1]],
    ["other annotations do not", { type: "onlineEnticement", note: "solicitation" }, [2, referral, 0, 3]],
    ["flag and pressure add up", { type: "onlineEnticement", note: "sextortion", flag: 1 }, [1, referral, 1, 10]],
    ["marked content is informational", { marked: yes }, [4, informational, 0, 0]],
    ["content marked as not viral is a referral", { marked: no }, [3, referral, 0, 1]],
    ["a contact type stays a referral", { type: "onlineEnticement", marked: yes }, [2, referral, 0, 3]],
    ["an urgent report stays one", { flag: 1, marked: yes }, [1, referral, 1, 5]],
    ["a report without a file is a referral", { files: 0 }, [3, referral, 0, 1]],
    ["labels of recent making give priority 2", { labels: { ...seen, flags: ["recent"] } }, [2, referral, 0, 2]],
    ["other flags do not", { labels: { ...seen, flags: ["placeable", "generated"] } }, [3, referral, 0, 1]],
    ["a report whose files are all irrelevant is informational", { labels: idle }, [4, informational, 0, 0]],
    ["one with a relevant file is a referral", { files: 2, labels: mixed }, [3, referral, 0, 1]],
    ["one with a file of which nobody can say is a referral", { labels: unsure }, [3, referral, 0, 1]],
    ["one with a file that nobody labelled is a referral", { files: 2, labels: idle }, [3, referral, 0, 1]],
    ["a contact type stays a referral, whatever its files", { type: "trafficking", labels: idle }, [2, referral, 0, 3]],
    ["a flagged one stays urgent, whatever its files", { flag: 1, labels: idle }, [1, referral, 1, 5]],
  ])("%s", (_, signs, decision) => {
    expect(ruledOn(signs)).toEqual(decision);
  });
});

test("first-come makes every report a referral without a priority, and escalates none", () => {
  const out = emptyOut(4);
  createFirstCome().triage({ firstRow: 0, rows: 3, columns: {}, fileOffsets: new Uint32Array(0) }, "received", out);
  expect([...out.priority]).toEqual([4, 4, 4, 0]);
  expect([...out.disposition]).toEqual([referral, referral, referral, 0]);
  expect([...out.escalate, ...out.score]).toEqual(new Array(8).fill(0));
});

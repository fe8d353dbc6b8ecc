import { missCauses } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import {
  cellsOf,
  confusionOf,
  countLeads,
  countMisses,
  createMissCounts,
  createTally,
  finishMisses,
} from "../src/index.ts";
import { toyPlaces } from "./toy-places.ts";
import { countsOf, day, metricOf, type TrueRow, truthOf } from "./toy-run.ts";

const cells = cellsOf(toyPlaces);
const groupOf = (name: string): number => (name === "federal" ? cells.homes.length : cells.homes.indexOf(name));
/** Agencies: none, federal, one in Ohio, two in Texas, one in Europe and one in Asia. */
const groupOfAgency = Uint8Array.from(["", "federal", "Ohio", "Texas", "Texas", "europe", "asia"], (name) =>
  Math.max(0, groupOf(name)),
);
const [federal, ohio, texas, otherTexas, europe, asia] = [1, 2, 3, 4, 5, 6] as const;

interface Delivered extends TrueRow {
  /** The agencies of the first delivery; none: not delivered. */
  readonly to: readonly number[];
  readonly cause?: (typeof missCauses)[number];
}

function missesOf(rows: readonly Delivered[], bundleOf: Uint32Array | null = null) {
  const truth = truthOf(rows);
  rows.forEach(({ cause = "other" }, row) => {
    truth.missCause[row] = missCauses.indexOf(cause);
  });
  const tally = createTally(cells.count, 2);
  const misses = createMissCounts(groupOfAgency, cells.homes.length + 1, cells.count, 2);
  const made = rows.flatMap(({ to }, row) => (to.length === 0 ? [] : [{ row, to }]));
  countMisses(misses, truth, bundleOf, {
    count: made.length,
    row: Uint32Array.from(made, ({ row }) => row),
    at: new Float64Array(made.length),
    urgent: new Uint8Array(made.length),
    agency: Uint16Array.from(made.flatMap(({ to }) => [to[0] ?? 0, to[1] ?? 0, to[2] ?? 0])),
  });
  finishMisses(misses, tally);
  const counts = { confusion: misses.confusion, leads: countLeads(misses, truth, rows.length) };
  return { tally, confusion: confusionOf("mine", cells, [counts]) };
}

describe("the confusion of agencies", () => {
  const told = (rows: readonly Delivered[]) =>
    missesOf(rows).confusion.map(({ lead, delivered, reports, missed }) => [lead, delivered, reports, missed]);

  test("tells where reports went first, and how many of them missed", () => {
    const rows = [
      { lead: ohio, to: [ohio] },
      { lead: ohio, to: [texas, ohio] },
      { lead: ohio, to: [texas] },
      { lead: ohio, to: [federal] },
      { lead: europe, to: [asia] },
    ];
    expect(told(rows)).toEqual([
      ["europe", "asia", 1, 1],
      ["Ohio", "Ohio", 1, 0],
      ["Ohio", "Texas", 2, 1],
      ["Ohio", "federal", 1, 1],
    ]);
  });

  test("tells another task force of the same state from the right one", () => {
    expect(
      told([
        { lead: texas, to: [otherTexas] },
        { lead: texas, to: [texas] },
      ]),
    ).toEqual([["Texas", "Texas", 2, 1]]);
  });

  test("has what was never delivered, and nothing without a lead or of the warm-up", () => {
    const rows = [
      { lead: ohio, to: [] },
      { lead: 0, to: [federal] },
      { lead: ohio, to: [federal], at: -1 },
    ];
    expect(told(rows)).toEqual([["Ohio", "undelivered", 1, 0]]);
  });

  test("adds replications up", () => {
    const misses = createMissCounts(groupOfAgency, cells.homes.length + 1, cells.count, 2);
    const truth = truthOf([{ lead: ohio }]);
    const counts = { confusion: misses.confusion, leads: countLeads(misses, truth, 1) };
    expect(confusionOf("mine", cells, [counts, counts])).toEqual([
      { strategy: "mine", lead: "Ohio", delivered: "undelivered", reports: 2, missed: 0 },
    ]);
  });
});

describe("misses by cause", () => {
  test("are shares of the reports with a lead, by cell and by day", () => {
    const { tally } = missesOf([
      { lead: ohio, to: [texas], cause: "proxy", cell: 3 },
      { lead: ohio, to: [federal], cause: "noSignal", at: day },
      { lead: ohio, to: [ohio], cause: "proxy" },
      { lead: ohio, to: [texas, federal, ohio], cause: "proxy" },
    ]);
    const counts = { ...countsOf(tally), withLead: 4 };
    expect(metricOf("jurisdiction.missCause.proxy", counts)).toBe(1 / 4);
    expect(metricOf("jurisdiction.missCause.noSignal", counts)).toBe(1 / 4);
    expect(metricOf("jurisdiction.missCause.other", counts)).toBe(0);
    expect(countsOf({ ...tally, byCell: tally.byDay })).toEqual(countsOf(tally));
  });

  test("name the bundle where nothing else is wrong with a report that joined one", () => {
    const rows = [
      { lead: ohio, to: [texas] },
      { lead: ohio, to: [texas] },
      { lead: ohio, to: [texas], cause: "proxy" as const },
    ];
    const { tally } = missesOf(rows, Uint32Array.of(0, 0, 0));
    expect(countsOf(tally)).toMatchObject({ missOther: 1, missBundled: 1, missProxy: 1 });
    expect(countsOf(missesOf(rows).tally)).toMatchObject({ missOther: 2, missBundled: 0, missProxy: 1 });
  });

  test.each(missCauses)("%s has a counter of its own", (cause) => {
    const { tally } = missesOf([{ lead: ohio, to: [texas], cause }]);
    const counts = { ...countsOf(tally), withLead: 1 };
    const shares = missCauses.map((name) => metricOf(`jurisdiction.missCause.${name}`, counts));
    expect(shares).toEqual(missCauses.map((name) => (name === cause ? 1 : 0)));
  });
});

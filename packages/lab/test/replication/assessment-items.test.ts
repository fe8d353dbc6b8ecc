import { createRunTruth } from "@tipbench/scoring";
import { expect, test } from "vitest";
import { AssessmentItems } from "../../src/replication/assessment-items.ts";

const agencyKind = Uint8Array.of(0, 1, 2);
const openCases = new Uint32Array(3);
const reads = ["place", "openCases", "caseCapacity", "agencyKind"] as const;

/** Items at agencies 1 and 2 by turns. */
function handledOf(count: number) {
  return {
    count,
    row: new Uint32Array(count),
    agency: Uint16Array.from({ length: count }, (_, at) => 1 + (at % 2)),
    at: new Float64Array(count),
    waitSeconds: new Float64Array(count),
    priority: new Uint8Array(count).fill(3),
  };
}

function openItems(): AssessmentItems {
  const rows = { truth: createRunTruth(1), types: 1, homes: 1, expiryOf: () => 0 };
  const agencies = { kind: agencyKind, caseCapacity: Uint32Array.of(0, 4, 5) };
  return new AssessmentItems(reads, agencies, rows, { openCases: () => openCases });
}

test("items are numbered through the run, and each tick counts an agency's from none", () => {
  const items = openItems();
  const ticks = [3, 0, 5000, 2].map((count) => {
    const { firstRow, rows, columns } = items.of(handledOf(count));
    return { firstRow, rows, places: [...columns.place.subarray(0, Math.min(rows, 4))] };
  });
  expect(ticks).toEqual([
    { firstRow: 0, rows: 3, places: [0, 0, 1] },
    { firstRow: 3, rows: 0, places: [] },
    { firstRow: 3, rows: 5000, places: [0, 0, 1, 1] },
    { firstRow: 5003, rows: 2, places: [0, 0] },
  ]);
});

test("open cases are those of the moment, beside the cases that an agency can hold", () => {
  const items = openItems();
  const seen = [7, 9].map((open) => {
    openCases[2] = open;
    const { columns } = items.of(handledOf(2));
    return [columns.openCases[1], columns.caseCapacity[1], columns.agencyKind[1]];
  });
  expect(seen).toEqual([
    [7, 5, 2],
    [9, 5, 2],
  ]);
});

test("columns that the stage does not read are not made", () => {
  const { columns } = openItems().of(handledOf(2));
  expect([...columns.priority.subarray(0, 2)]).toEqual([0, 0]);
});

import { incidentTypes, providerClasses } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { groupsOf } from "../src/cells.ts";
import { addRows, cellsOf, createRunTruth } from "../src/index.ts";
import { actionableFlag, leadFlag, measuredFlag, wrongPersonFlag } from "../src/run-truth.kernel.ts";
import { toyPlaces } from "./toy-places.ts";

const cells = cellsOf(toyPlaces);

test("homes are the regions abroad, then the states by name, each once", () => {
  expect(cells.homes).toEqual(["americas", "europe", "asia", "africa", "oceania", "Ohio", "Texas"]);
  expect(cells.count).toBe(providerClasses.length * incidentTypes.length * 7);
});

test.each([
  ["providerClass", [...providerClasses]],
  ["incidentType", [...incidentTypes]],
  ["region", ["unitedStates", "americas", "europe", "asia", "africa", "oceania"]],
  ["state", ["Ohio", "Texas"]],
] as const)("groups of %s have their cells, and no cell twice", (dimension, names) => {
  const groups = groupsOf(cells, dimension);
  const members = [...groups.values()].flat();
  expect([...groups.keys()]).toEqual(names);
  expect(new Set(members).size).toBe(members.length);
  expect(members.length).toBe(dimension === "state" ? (cells.count * 2) / 7 : cells.count);
});

/** Columns of reports with one class (social feed), type (enticement) and home (Texas). */
function rowsReceivedAt(...seconds: readonly number[]) {
  const bytes = (value: number): Uint8Array => new Uint8Array(seconds.length).fill(value);
  const words = (value: number): Uint32Array => new Uint32Array(seconds.length).fill(value);
  return {
    receivedAtSeconds: Int32Array.from(seconds),
    incidentType: bytes(incidentTypes.indexOf("onlineEnticement")),
    providerClass: bytes(providerClasses.indexOf("socialFeed")),
    homePlace: words(4),
    leadAgency: words(9),
    grade: bytes(2),
    actionable: bytes(1),
    personError: bytes(3),
  };
}

const numbering = { types: incidentTypes.length, homes: cells.homes.length, homeOfPlace: cells.homeOfPlace };

test("a report lies in the groups of its class, its type and its home", () => {
  const truth = createRunTruth(1);
  addRows(truth, numbering, rowsReceivedAt(-5), 0, 1);
  const [cell = -1] = truth.cell;
  const holds = (dimension: Parameters<typeof groupsOf>[1]) =>
    [...groupsOf(cells, dimension)].flatMap(([name, members]) => (members.includes(cell) ? [name] : []));
  expect(holds("providerClass")).toEqual(["socialFeed"]);
  expect(holds("incidentType")).toEqual(["onlineEnticement"]);
  expect(holds("region")).toEqual(["unitedStates"]);
  expect(holds("state")).toEqual(["Texas"]);
});

test("what is known of a report is kept, and from second 0 on it is measured", () => {
  const truth = createRunTruth(4);
  addRows(truth, numbering, rowsReceivedAt(-1, 0, 1), 1, 3);
  expect([...truth.receivedAtSeconds]).toEqual([0, -1, 0, 1]);
  expect([...truth.leadAgency]).toEqual([0, 9, 9, 9]);
  const known = 2 | actionableFlag | wrongPersonFlag | leadFlag;
  expect([...truth.flags]).toEqual([0, known, known | measuredFlag, known | measuredFlag]);
});

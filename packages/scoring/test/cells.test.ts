import { incidentTypes, providerClasses } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { groupsOf } from "../src/cells.ts";
import { addRows, cellsOf, createRunTruth } from "../src/index.ts";
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

test("a report lies in the groups of its class, its type and its home", () => {
  const truth = createRunTruth(1);
  const [socialFeed, enticement, texas] = [0, 1, 4];
  addRows(
    truth,
    { types: incidentTypes.length, homes: cells.homes.length, homeOfPlace: cells.homeOfPlace },
    {
      receivedAtSeconds: Int32Array.of(-5),
      incidentType: Uint8Array.of(enticement),
      providerClass: Uint8Array.of(socialFeed),
      homePlace: Uint32Array.of(texas),
      leadAgency: Uint32Array.of(9),
      grade: Uint8Array.of(2),
      actionable: Uint8Array.of(1),
      personError: Uint8Array.of(3),
    },
    0,
    1,
  );
  const [cell = -1] = truth.cell;
  const holds = (dimension: Parameters<typeof groupsOf>[1]) =>
    [...groupsOf(cells, dimension)].flatMap(([name, members]) => (members.includes(cell) ? [name] : []));
  expect(holds("providerClass")).toEqual(["socialFeed"]);
  expect(holds("incidentType")).toEqual(["onlineEnticement"]);
  expect(holds("region")).toEqual(["unitedStates"]);
  expect(holds("state")).toEqual(["Texas"]);
  expect([truth.leadAgency[0], truth.flags[0], truth.receivedAtSeconds[0]]).toEqual([9, 2 | 4 | 8, -5]);
});

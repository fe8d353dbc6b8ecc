import { describe, expect, test } from "vitest";
import { worldValues } from "../../src/index.ts";
import { agencyTables } from "../../src/place/agencies.ts";
import { publishedTables } from "../../src/published.ts";

const published = publishedTables(2023);
const tables = agencyTables(published, worldValues());
const { agencies, federal, usCountry, firstArea } = tables;
const codesOf = (kind: string): number[] => agencies.flatMap((agency, code) => (agency.kind === kind ? [code] : []));

test("there are one federal queue, 61 task forces, and a partner a foreign country", () => {
  expect(agencies[0]?.kind).toBe("none");
  expect(codesOf("federal")).toEqual([federal]);
  expect(codesOf("taskForce")).toHaveLength(61);
  expect(codesOf("foreign")).toHaveLength(published.countries.length - 1);
  expect(new Set(agencies.map(({ name }) => name)).size).toBe(agencies.length);
});

test("every state has a task force, and the shares of a state's task forces sum to one", () => {
  published.states.forEach((state, index) => {
    const own = agencies.filter((agency) => agency.kind === "taskForce" && agency.state === index + 1);
    expect(
      own.reduce((sum, { weight }) => sum + weight, 0),
      state.name,
    ).toBeCloseTo(1, 9);
    const largest = agencies[tables.agencyOfState[index + 1] ?? 0];
    expect(largest?.weight).toBe(Math.max(...own.map(({ weight }) => weight)));
  });
});

describe("a place", () => {
  test("that is a foreign country leads to that country's partner", () => {
    for (let country = 1; country < firstArea; country++) {
      const agency = agencies[tables.agencyOfPlace[country] ?? 0];
      expect(agency?.kind).toBe(country === usCountry ? "federal" : "foreign");
      expect(agency?.country).toBe(country);
      expect(tables.countryOfPlace[country]).toBe(country);
      expect(tables.stateOfPlace[country]).toBe(0);
    }
  });

  test("that is an area leads to its own task force, in the US and in its state", () => {
    const areas = Array.from({ length: 61 }, (_, at) => firstArea + at);
    expect(areas.map((place) => tables.agencyOfPlace[place])).toEqual(codesOf("taskForce"));
    for (const place of areas) {
      const agency = agencies[tables.agencyOfPlace[place] ?? 0];
      expect(tables.countryOfPlace[place]).toBe(usCountry);
      expect(tables.stateOfPlace[place]).toBe(agency?.state);
    }
    expect(tables.agencyOfPlace).toHaveLength(firstArea + 61);
  });
});

describe("partners abroad", () => {
  const reportsOf = (country: number): number => published.countries[country - 1]?.reports ?? 0;
  const through = (name: string): number[] =>
    agencies.flatMap(({ kind, channel, country }) =>
      kind === "foreign" && channel === name ? [reportsOf(country)] : [],
    );

  test("are told directly where reports are most, then through a liaison, then through the international channel", () => {
    const [direct, liaison, international] = ["direct", "liaison", "international"].map(through);
    expect([direct?.length, liaison?.length]).toEqual([71, 61]);
    expect(Math.min(...(direct ?? []))).toBeGreaterThanOrEqual(Math.max(...(liaison ?? [])));
    expect(Math.min(...(liaison ?? []))).toBeGreaterThanOrEqual(Math.max(...(international ?? [])));
  });

  test("stay one agency a country whatever the channel, and nobody at home has one", () => {
    const foreign = agencies.filter(({ kind }) => kind === "foreign");
    expect(new Set(foreign.map(({ country }) => country)).size).toBe(foreign.length);
    expect(foreign.every(({ channel }) => channel !== "none")).toBe(true);
    expect(agencies.every(({ kind, channel }) => kind === "foreign" || channel === "none")).toBe(true);
  });

  test("change channel with the parameters", () => {
    const fewer = agencyTables(published, worldValues({ directPartners: 2, liaisonPartners: 1 })).agencies;
    const named = fewer.flatMap(({ name, channel }) => (channel === "direct" ? [name] : []));
    expect(named.sort()).toEqual(["foreign-IND", "foreign-PHL"]);
    expect(fewer.filter(({ channel }) => channel === "liaison").map(({ name }) => name)).toEqual(["foreign-BGD"]);
  });
});

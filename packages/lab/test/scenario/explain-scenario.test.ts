import { floorParameters } from "@tipbench/floor";
import { providerClasses } from "@tipbench/vocabulary";
import { fixedParameters, profileFieldNames, taskForceParameters, worldParameters, yearSenders } from "@tipbench/world";
import { expect, test } from "vitest";
import { explainScenario, type ScenarioKind } from "../../src/scenario/explain-scenario.ts";
import { houseStages } from "../../src/scenario/house-stages.ts";
import { scenarioFolder, wholeScenario } from "./scenario-folder.ts";

const files = {
  "a.yaml": wholeScenario(
    "extends: ./base/b.yaml",
    "startDate: 2023-01-01",
    "world: { thinning: 0.1, mobileShare: 0.5 }",
    "providers: { provider-007: { email: 0.7, port: { value: 0.9, range: [0.8, 1], confidence: low } } }",
    "events:",
    "  - { kind: encryption, of: gaming, from: 2023-01-03, removed: { value: 0.2, source: a survey } }",
    "quality:",
    "  - { of: all, towards: thin, by: 0.2, fields: [email, port] }",
    "taskForces:",
    "  NY:",
    "    - 0.5",
    "    - 0.5",
    "countries: { IND: 1.2 }",
  ),
  "base/b.yaml": [
    "storedRows: 5",
    "world:",
    "  reportsPerYear: { value: 36210368, source: OJJDP23, confidence: high }",
    "  ipv6Share: 0.3",
    "  viralShare: { value: 0.5, range: [0.4, 0.6] }",
    "  publicShare: { value: 0.01, range: [0.001, 0.02], source: assumed }",
    "floor: { urgentServers: { value: 50, source: a report, range: [40, 60] } }",
  ].join("\n"),
};

function rowsOf(only?: ScenarioKind) {
  const { path } = scenarioFolder(files);
  return explainScenario(`${path}/a.yaml`, houseStages, only).map((row) => ({
    ...row,
    at: row.at.replace(`${path}/`, ""),
  }));
}

const named = (name: string) => rowsOf().find((row) => row.name === name);

test("every value of a scenario has a row", () => {
  const names = (group: string) =>
    rowsOf()
      .filter((row) => row.group === group)
      .map((row) => row.name);
  expect(names("world")).toEqual(Object.keys(worldParameters));
  expect(names("floor")).toEqual(Object.keys(floorParameters));
  expect(names("providers")).toEqual([
    ...providerClasses.flatMap((name) => profileFieldNames.map((field) => `${name}.${field}`)),
    "provider-007.email",
    "provider-007.port",
  ]);
  expect(names("taskForces")).toEqual(
    [...taskForceParameters(2023).values()].flatMap((all) => all.map(({ agency }) => agency)),
  );
  expect(names("events")).toEqual(["events[0]", "events[0].removed", "events[0].removedImminent"]);
  expect(names("quality")).toEqual(["quality[0]", "quality[0].by"]);
  expect(names("countries")).toEqual(["IND"]);
  expect(names("senders")).toEqual(
    expect.arrayContaining(["gaming.ranks", "asia.ranks", ...Object.keys(fixedParameters)]),
  );
});

test("a number of a file has its line, through extends, and what the file says of it", () => {
  expect(named("reportsPerYear")).toEqual({
    group: "world",
    name: "reportsPerYear",
    value: 36_210_368,
    unit: "reports",
    range: null,
    source: "OJJDP23",
    confidence: "high",
    at: "base/b.yaml:3",
  });
  expect(named("urgentServers")).toMatchObject({ source: "a report", range: [40, 60], at: "base/b.yaml:7" });
  expect(named("provider-007.port")).toMatchObject({
    source: "assumed",
    range: [0.8, 1],
    confidence: "low",
    at: "a.yaml:4",
  });
  expect(named("events[0].removed")).toMatchObject({ value: 0.2, source: "a survey", range: null, at: "a.yaml:6" });
  expect(named("NY-2")).toMatchObject({ value: 0.5, source: "assumed", range: [0.182, 0.667], at: "a.yaml:12" });
});

test("a number that no file says has its default, with the room that defines it", () => {
  expect(named("weekendFactor")).toMatchObject({ source: "assumed", range: [0.7, 1.05], at: "default (world)" });
  expect(named("memberSeconds")).toMatchObject({ source: "assumed", range: [5, 120], at: "default (floor)" });
  expect(named("events[0].removedImminent")).toMatchObject({ source: "assumed", at: "default (world)" });
  expect(named("CA-1")).toMatchObject({ value: 0.36, source: "assumed", at: "default (world)" });
});

test("every provider has its rank in one class and in one region", () => {
  const ranksOf = (names: readonly string[]): number[] =>
    rowsOf()
      .filter(({ group, name }) => group === "senders" && names.includes(name.replace(".ranks", "")))
      .flatMap(({ value }) => String(value).split(", "))
      .flatMap((part) => {
        const [from = 0, to = from] = part.split(" to ").map(Number);
        return Array.from({ length: to - from + 1 }, (_, at) => from + at);
      })
      .sort((x, y) => x - y);
  const ranks = yearSenders(2023).flatMap(({ name }, at) => (name.startsWith("provider-") ? [at + 1] : []));
  expect(ranksOf(providerClasses)).toEqual(ranks);
  expect(ranksOf(["americas", "europe", "asia"])).toEqual(ranks);
  expect(named("encryptedMessaging.ranks")).toMatchObject({ value: "3", source: null, at: "default (world)" });
  expect(named("europe.utcOffset")).toMatchObject({ value: 1, unit: "hours", range: [0, 3], source: "assumed" });
});

test("a number in place of a published one is assumed where it names no source", () => {
  expect(named("publicShare")).toMatchObject({ source: "assumed", range: [0.001, 0.02] });
});

test("a plain number takes the range of the default, and a lever stays one", () => {
  expect(named("mobileShare")).toMatchObject({ value: 0.5, source: "assumed", range: [0.3, 0.6] });
  expect(named("provider-007.email")).toMatchObject({ value: 0.7, source: "assumed", range: [0.333, 0.818] });
  expect(named("thinning")).toMatchObject({ value: 0.1, source: "lever", range: [0, 0.99] });
  expect(named("IND")).toMatchObject({ value: 1.2, source: "lever", range: [0, 100], at: "a.yaml:13" });
  expect(named("quality[0].by")).toMatchObject({ value: 0.2, source: "lever", range: [0, 1], at: "a.yaml:8" });
});

test("events and steps of quality are told in words", () => {
  expect(named("events[0]")?.value).toBe("encryption of gaming, 2023-01-03 to 2023-01-07");
  expect(named("quality[0]")?.value).toBe("all towards thin, email, port");
});

test("rows of one kind can be asked for", () => {
  const sources = (only: ScenarioKind) => new Set(rowsOf(only).map(({ source }) => source));
  expect(sources("assumed")).toEqual(new Set(["assumed"]));
  expect(sources("lever")).toEqual(new Set(["lever"]));
  expect(sources("published")).toEqual(new Set(["OJJDP23", "18 U.S.C. 2258A(h)", "a report", "a survey"]));
  const changed = rowsOf("changed").map(({ name }) => name);
  expect(changed).toEqual([
    ...["name", "question", "seed", "days", "scale", "startDate", "storedRows", "strategies.only"],
    ...["publicShare", "viralShare", "mobileShare", "thinning", "urgentServers"].sort(byDefinition),
    ...["provider-007.email", "provider-007.port", "events[0]", "events[0].removed", "quality[0]", "quality[0].by"],
    ...["NY-1", "NY-2", "IND"],
  ]);
});

const definitions = [...Object.keys(worldParameters), ...Object.keys(floorParameters)];
const byDefinition = (x: string, y: string): number => definitions.indexOf(x) - definitions.indexOf(y);

test("every assumed number has a range that holds it", () => {
  for (const { name, value, range } of rowsOf("assumed")) {
    expect(range, name).not.toBeNull();
    expect(Number(value), name).toBeGreaterThanOrEqual(range?.[0] ?? Number.NaN);
    expect(Number(value), name).toBeLessThanOrEqual(range?.[1] ?? Number.NaN);
  }
});

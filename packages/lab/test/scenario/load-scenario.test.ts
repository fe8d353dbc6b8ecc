import { floorValues } from "@tipbench/floor";
import { worldSettings, worldValues } from "@tipbench/world";
import { describe, expect, test } from "vitest";
import { houseStages } from "../../src/scenario/house-stages.ts";
import { parseScenario } from "../../src/scenario/load-scenario.ts";
import { scenarioFolder, wholeScenario } from "./scenario-folder.ts";

const loaded = (text: string) =>
  scenarioFolder({ "a.yaml": text, "my-triage.ts": "", "sub/route.mjs": "" }).load("a.yaml");

describe("a scenario that says only what it must", () => {
  test("has the defaults in every other place", () => {
    const { file, folder, strategies, ...rest } = loaded(wholeScenario());
    expect(rest).toEqual({
      name: "small",
      question: "What is this?",
      seed: "seven",
      days: 7,
      warmupDays: 7,
      scale: 1,
      startDate: "2023-01-01",
      storedRows: 200_000,
      primary: ["escalation.recall.imminent", "jurisdiction.missRate", "throughput.availableWithin24h"],
      settings: worldSettings(),
      floor: floorValues(),
      provenance: {},
    });
  });

  test("knows its path as it was given, and its folder", () => {
    const folder = scenarioFolder({ "a.yaml": wholeScenario() });
    expect(folder.load("a.yaml")).toMatchObject({ file: `${folder.path}/a.yaml`, folder: folder.path });
  });
});

describe("a stage", () => {
  const strategy = (line: string) => loaded(wholeScenario().replace(/ {2}- \{.*\n/, `  - ${line}\n`)).strategies[0];

  test("is named by a word, with its line", () => {
    expect(strategy("{ name: a, dedup: none, triage: first-come, routing: stated-first }")).toEqual({
      name: "a",
      dedup: { kind: "builtIn", use: "none", options: {}, line: 7 },
      triage: { kind: "builtIn", use: "first-come", options: {}, line: 7 },
      routing: { kind: "builtIn", use: "stated-first", options: {}, line: 7 },
      assessment: { kind: "builtIn", use: "capacity-first", options: {}, line: 7 },
    });
  });

  test("takes options, a reference or a file", () => {
    const lines = [
      "name: a",
      "    dedup: { use: exact-hash, days: 30, scope: account }",
      "    triage:",
      "      use: ./my-triage.ts",
      "      anyOption: { deep: [1, two] }",
      "    routing: { reference: oracle }",
      "    assessment: { use: capacity-first, reserve: 0.5 }",
    ];
    expect(strategy(lines.join("\n"))).toEqual({
      name: "a",
      dedup: { kind: "builtIn", use: "exact-hash", options: { days: 30, scope: "account" }, line: 8 },
      triage: { kind: "file", use: "./my-triage.ts", options: { anyOption: { deep: [1, "two"] } }, line: 9 },
      routing: { kind: "reference", use: "oracle", options: {}, line: 12 },
      assessment: { kind: "builtIn", use: "capacity-first", options: { reserve: 0.5 }, line: 13 },
    });
  });

  test("of assessment may be left out, and then stands on the strategy's line", () => {
    const lines = ["name: a", "    dedup: none", "    triage: first-come", "    routing: stated-first"];
    const { assessment, routing } = strategy(lines.join("\n")) ?? {};
    expect(assessment).toEqual({ kind: "builtIn", use: "capacity-first", options: {}, line: 7 });
    expect(routing?.line).toBe(10);
  });

  test("is a file wherever it is written like a path", () => {
    const files = ["./my-triage.ts", "my-triage.ts", "sub/route.mjs", "./sub/../my-triage.ts"];
    for (const file of files) {
      expect(strategy(`{ name: a, dedup: none, triage: ${file}, routing: stated-first }`)?.triage).toMatchObject({
        kind: "file",
        use: file,
      });
    }
  });
});

test("an alias is the value that it stands for", () => {
  const another =
    "  - { name: b, dedup: &d { use: exact-hash, days: 9 }, triage: first-come, routing: address-only }\n";
  const third = "  - { name: c, dedup: *d, triage: first-come, routing: address-only }\n";
  const { strategies } = loaded(wholeScenario() + another + third);
  expect(strategies[2]?.dedup).toEqual({ kind: "builtIn", use: "exact-hash", options: { days: 9 }, line: 9 });
});

test("a seed may be a whole number", () => {
  expect(loaded(wholeScenario().replace("seed: seven", "seed: 2023")).seed).toBe("2023");
});

test("a parameter is a number, or a number that says where it comes from", () => {
  const { settings, floor, provenance } = loaded(
    wholeScenario(
      "world:",
      "  thinning: 0.01",
      "  mobileShare: { value: 0.7, range: [0.5, 0.8], source: a survey, confidence: low }",
      "floor: { labellingServers: { value: 50 }, agencyUtilisation: 1.05 }",
    ),
  );
  expect(settings.values).toEqual(worldValues({ thinning: 0.01, mobileShare: 0.7 }));
  expect(floor).toEqual(floorValues({ labellingServers: 50, agencyUtilisation: 1.05 }));
  expect(provenance).toEqual({
    "world.mobileShare": { range: [0.5, 0.8], source: "a survey", confidence: "low" },
  });
});

test("a parameter may leave its assumed range, not the sense of its unit", () => {
  const { settings } = loaded(
    wholeScenario(
      "world:",
      "  mobileShare: { value: 0.99, range: [0.9, 1] }",
      "  weekendFactor: { value: 3, source: a survey }",
      "  signalStrength: 0",
    ),
  );
  expect(settings.values).toMatchObject({ mobileShare: 0.99, weekendFactor: 3, signalStrength: 0 });
});

describe("overrides", () => {
  const folder = () => scenarioFolder({ "a.yaml": wholeScenario() });

  test("stand in place of what the file says", () => {
    expect(folder().load("a.yaml", { seed: "other", scale: 0.5, days: 2 })).toMatchObject({
      seed: "other",
      scale: 0.5,
      days: 2,
    });
  });

  test("give what the file leaves out, and hide what is wrong in their place", () => {
    const text = wholeScenario().replace("seed: seven\n", "").replace("scale: 1", "scale: 0");
    expect(scenarioFolder({ "a.yaml": text }).load("a.yaml", { seed: "x", scale: 2 })).toMatchObject({
      seed: "x",
      scale: 2,
    });
  });

  test("are told by their flags when they are wrong", () => {
    const problems = folder().problemsOf("a.yaml", { seed: "", scale: -1, days: Number.NaN });
    expect(problems).toMatchInlineSnapshot(`
      ""days" has a value of the wrong type. [wrong-type]
        at --days
        found NaN
        expected a whole number from 1 to 3650
        fix change it to a whole number from 1 to 3650
      "scale" is out of range. [out-of-range]
        at --scale
        found -1
        expected a number above 0, at most 100
        fix change it to a number above 0, at most 100
      "seed" is out of range. [out-of-range]
        at --seed
        found ""
        expected text of at least 1 character
        fix change it to text of at least 1 character"
    `);
  });
});

test("parseScenario takes a text for the content of a path where nothing is", () => {
  const { path } = scenarioFolder({ "my-triage.ts": "" });
  const text = wholeScenario().replace("first-come", "./my-triage.ts");
  const { file, folder, strategies } = parseScenario(text, `${path}/none.yaml`, { days: 3 }, houseStages);
  expect({ file, folder }).toEqual({ file: `${path}/none.yaml`, folder: path });
  expect(strategies[0]?.triage.kind).toBe("file");
});

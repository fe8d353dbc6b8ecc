import { worldValues } from "@tipbench/world";
import { describe, expect, test } from "vitest";
import { scenarioFolder, wholeScenario } from "./scenario-folder.ts";

describe("a scenario that extends another", () => {
  test("has the other's keys where it has none", () => {
    const folder = scenarioFolder({
      "a.yaml": wholeScenario("extends: ./base/b.yaml"),
      "base/b.yaml": "extends: ../c.yaml\nwarmupDays: 3\nstartDate: 2024-02-29\ndays: 99\n",
      "c.yaml": "warmupDays: 1\nstoredRows: 5\n",
    });
    expect(folder.load("a.yaml")).toMatchObject({ days: 7, warmupDays: 3, storedRows: 5, startDate: "2024-02-29" });
  });

  test("merges maps, replaces lists, and keeps no source of a number that it replaces", () => {
    const folder = scenarioFolder({
      "a.yaml": wholeScenario(
        "extends: b.yaml",
        "primary: [escalation.share]",
        "world: { thinning: 0.1, mobileShare: { value: 0.4 }, ipv6Share: 0.2 }",
      ),
      "b.yaml": [
        "primary: [backlog.max, backlog.end]",
        "world:",
        "  travelShare: 0.01",
        "  mobileShare: { value: 0.3, range: [0.2, 0.5], source: a survey }",
        "  ipv6Share: { value: 0.3, source: a survey }",
        "  viralShare: { value: 0.25, source: a survey }",
      ].join("\n"),
    });
    const { primary, settings, provenance } = folder.load("a.yaml");
    expect(primary).toEqual(["escalation.share"]);
    expect(settings.values).toEqual(
      worldValues({ travelShare: 0.01, thinning: 0.1, mobileShare: 0.4, ipv6Share: 0.2, viralShare: 0.25 }),
    );
    expect(provenance).toEqual({ "world.viralShare": { source: "a survey" } });
  });

  test("finds a stage's file from the file that names it, and keeps the path relative to the scenario", () => {
    const strategies = wholeScenario().replace("first-come", "./mine.ts");
    const folder = scenarioFolder({
      "a.yaml": "extends: ./base/b.yaml\n",
      "base/b.yaml": strategies,
      "base/mine.ts": "",
      "own/c.yaml": strategies,
      "own/mine.ts": "",
    });
    expect(folder.load("a.yaml").strategies[0]?.triage).toMatchObject({ kind: "file", use: "./base/mine.ts" });
    expect(folder.load("own/c.yaml").strategies[0]?.triage).toMatchObject({ kind: "file", use: "./mine.ts" });
  });

  test("is told of the base's problems with the base's lines", () => {
    const folder = scenarioFolder({
      "a.yaml": wholeScenario("extends: base/b.yaml", "warmupDays: -3"),
      "base/b.yaml": "storedRows: 1\nworld:\n  thining: 0.1\n",
    });
    expect(folder.problemsOf("a.yaml")).toMatchInlineSnapshot(`
      ""warmupDays" is out of range. [out-of-range]
        at a.yaml:2 warmupDays
        found -3
        expected a whole number from 0 to 3650
        fix change it to a whole number from 0 to 3650
      The key "thining" is unknown in world. [unknown-key]
        at base/b.yaml:3 world.thining
        found "thining"
        expected a known name, such as "thinning", "stateGiven", "prolificLow"
        fix change it to "thinning""
    `);
  });

  test("is told what is wrong with itself though the base cannot be read, but of no missing key", () => {
    const folder = scenarioFolder({ "a.yaml": "extends: bass.yaml\ndays: x\n", "base.yaml": wholeScenario() });
    expect(folder.problemsOf("a.yaml")).toMatchInlineSnapshot(`
      "The scenario file does not exist. [no-such-file]
        at a.yaml:1 extends
        found "bass.yaml"
        expected the path of a scenario file
        fix change it to "base.yaml"
      "days" has a value of the wrong type. [wrong-type]
        at a.yaml:2 days
        found "x"
        expected a whole number from 1 to 3650
        fix change it to a whole number from 1 to 3650"
    `);
  });

  test("is told of the base's YAML with the base's lines", () => {
    const folder = scenarioFolder({ "a.yaml": wholeScenario("extends: b.yaml"), "b.yaml": "days: 1\ndays: 2\n" });
    expect(folder.problemsOf("a.yaml")).toContain("at b.yaml:2");
  });

  test("may not lead back to itself", () => {
    const folder = scenarioFolder({
      "a.yaml": wholeScenario("extends: ./sub/b.yaml"),
      "sub/b.yaml": "days: 1\nextends: ../a.yaml\n",
    });
    expect(folder.problemsOf("a.yaml")).toMatchInlineSnapshot(`
      "The file extends itself, directly or through others. [extends-cycle]
        at sub/b.yaml:2 extends
        found "../a.yaml"
        expected a file that does not lead back to this one
        fix remove this line, or extend another file"
    `);
  });

  test("names its base by a path", () => {
    expect(
      scenarioFolder({ "a.yaml": wholeScenario("extends: [b.yaml]") }).problemsOf("a.yaml"),
    ).toMatchInlineSnapshot(`
      ""extends" has a value of the wrong type. [wrong-type]
        at a.yaml:1 extends
        found ["b.yaml"]
        expected text
        fix change it to text"
    `);
  });
});

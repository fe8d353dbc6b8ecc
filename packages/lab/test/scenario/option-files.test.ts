import { join } from "node:path";
import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";
import { describe, expect, test } from "vitest";
import { houseStages } from "../../src/scenario/house-stages.ts";
import { loadScenario, parseScenario } from "../../src/scenario/load-scenario.ts";
import { scenarioText, strategyLine } from "../fixtures/small-scenario.ts";
import { removeFoldersAfterAll, temporaryFolder } from "../fixtures/temporary-folder.ts";

removeFoldersAfterAll();
const weighed = (weights: string): string =>
  scenarioText([strategyLine("scored", "none", `{ use: risk-score, weights: ${weights} }`, "address-only")]);

/** A scenario beside some files, read. */
function read(weights: string, files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder({ ...files, "a.yaml": weighed(weights) });
  return { folder, load: () => loadScenario(join(folder, "a.yaml"), {}, houseStages) };
}

/** What is wrong with a scenario, with the folder taken off the places. */
function problemsOf({ folder, load }: ReturnType<typeof read>): UserErrorDetail[] {
  try {
    load();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems.map((problem) => ({ ...problem, at: (problem.at ?? "").replace(`${folder}/`, "") }));
  }
  return [];
}

describe("weights in a file", () => {
  test.each([
    ["YAML", "risk.yaml", "intercept: -5\nsigns:\n  escalation: 3\n"],
    ["JSON", "risk.json", '{ "intercept": -5, "signs": { "escalation": 3 } }'],
  ])("of %s stand in the scenario as if they were written there", (_, name, text) => {
    const options = read(`./${name}`, { [name]: text }).load().strategies[0]?.triage.options;
    expect(options).toEqual({ weights: { intercept: -5, signs: { escalation: 3 } } });
    const inPlace = parseScenario(
      weighed("{ intercept: -5, signs: { escalation: 3 } }"),
      "/nowhere/a.yaml",
      {},
      houseStages,
    );
    expect(inPlace.strategies[0]?.triage.options).toEqual(options);
  });

  test("that are wrong are told all at once, at their own lines", () => {
    const text = "intercept: low\nsigns:\n  escalaton: 3\n  marked: -80\n";
    const told = problemsOf(read("./risk.yaml", { "risk.yaml": text }));
    expect(told.map(({ code, at, fix }) => ({ code, at, fix }))).toEqual([
      { code: "wrong-type", at: "risk.yaml:1 strategies[0].triage.weights.intercept", fix: "change it to a number" },
      {
        code: "unknown-key",
        at: "risk.yaml:3 strategies[0].triage.weights.signs.escalaton",
        fix: 'change it to "escalation"',
      },
      {
        code: "out-of-range",
        at: "risk.yaml:4 strategies[0].triage.weights.signs.marked",
        fix: "change it to a number, -50 or more",
      },
    ]);
  });

  test("that are not there are asked for once, with the nearest name", () => {
    const [told, ...others] = problemsOf(read("./rsk.yaml", { "risk.yaml": "intercept: 0\nsigns: {}\n" }));
    expect(others).toEqual([]);
    expect(told?.at).toMatch(/^a\.yaml:\d+ strategies\[0\]\.triage\.weights$/);
    expect(told).toMatchObject({ code: "no-such-file", found: '"./rsk.yaml"', fix: 'change it to "./risk.yaml"' });
  });

  test("that are no YAML, or no map, are refused where they stand", () => {
    expect(problemsOf(read("./risk.yaml", { "risk.yaml": "intercept: [" }))).toMatchObject([
      { code: "yaml", at: "risk.yaml:1" },
    ]);
    expect(problemsOf(read("./risk.yaml", { "risk.yaml": "seven" }))).toMatchObject([
      { code: "wrong-type", expected: "a map of keys" },
    ]);
  });
});

test("a budget is given once", () => {
  const text = scenarioText([
    strategyLine("scored", "none", "{ use: risk-score, share: 0.1, cutoff: 0.1 }", "address-only"),
  ]);
  expect(() => parseScenario(text, "/nowhere/a.yaml", {}, houseStages)).toThrow(UserError);
});

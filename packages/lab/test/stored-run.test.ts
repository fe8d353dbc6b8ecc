import type { Manifest } from "@tipbench/vocabulary";
import { expect, test } from "vitest";
import { resolvedScenario } from "../src/scenario/resolved-scenario.ts";
import { storedScenario } from "../src/stored-run.ts";
import { smallScenario, strategyLine } from "./fixtures/small-scenario.ts";

/** The manifest of a run that is not there, of one strategy. */
function manifestOf(assessment?: Manifest["strategies"][number]["assessment"]): Manifest {
  const scenario = smallScenario([strategyLine("only", "none", "first-come", "address-only")]);
  const stage = (use: string) => ({ use, options: {} });
  const steps = { dedup: stage("none"), triage: stage("first-come"), routing: stage("address-only") };
  return {
    ...{ tool: "tipbench", notice: "", version: "0.1.0", name: "small", question: "What is this?" },
    ...{ seed: "seven", replications: 1, days: 2, primary: [], agencies: [], startDate: "2023-01-01", content: {} },
    scenario: resolvedScenario(scenario),
    strategies: [{ name: "only", ...steps, ...(assessment ? { assessment } : {}) }],
  };
}

test("a run of a version without assessment has the default one when it is read", async () => {
  const { scenario } = await storedScenario("/nowhere", manifestOf(), ".");
  expect(scenario.strategies[0]?.assessment).toMatchObject({ kind: "builtIn", use: "capacity-first", options: {} });
});

test("a run has the assessment of its record", async () => {
  const { scenario } = await storedScenario(
    "/nowhere",
    manifestOf({ use: "capacity-first", options: { reserve: 0.2 } }),
    ".",
  );
  expect(scenario.strategies[0]?.assessment).toMatchObject({ use: "capacity-first", options: { reserve: 0.2 } });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { UserError } from "@tipbench/vocabulary";
import { onTestFinished } from "vitest";
import { houseStages } from "../../src/scenario/house-stages.ts";
import { loadScenario } from "../../src/scenario/load-scenario.ts";
import type { Overrides, Scenario } from "../../src/scenario/scenario.ts";

/** A folder with the files of one test; it goes when the test ends. */
export interface ScenarioFolder {
  readonly path: string;
  load(file: string, overrides?: Overrides): Scenario;
  /** What `load` refuses, a paragraph a problem, paths relative to the folder; empty when nothing is refused. */
  problemsOf(file: string, overrides?: Overrides): string;
}

/** Writes `files` (path to content) into a new folder. */
export function scenarioFolder(files: Readonly<Record<string, string>>): ScenarioFolder {
  const path = mkdtempSync(join(tmpdir(), "tipbench-scenario-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  }
  const load = (file: string, overrides: Overrides = {}) => loadScenario(join(path, file), overrides, houseStages);
  return {
    path,
    load,
    problemsOf: (file, overrides) => refusalOf(() => load(file, overrides)).replaceAll(`${path}/`, ""),
  };
}

/** A whole scenario in its shortest form, with `lines` in front. */
export const wholeScenario = (...lines: string[]): string => `${[...lines, ...requiredLines].join("\n")}\n`;

const requiredLines = [
  "name: small",
  "question: What is this?",
  "seed: seven",
  "days: 7",
  "scale: 1",
  "strategies:",
  "  - { name: only, dedup: none, triage: first-come, routing: address-only }",
];

/** The problems of the UserError that `read` throws, in the shape in which the command line shows them. */
function refusalOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.problems
      .map(({ message, code, at, found, expected, fix }) =>
        [`${message} [${code}]`, `at ${at}`, `found ${found}`, `expected ${expected}`, `fix ${fix}`].join("\n  "),
      )
      .join("\n");
  }
  return "";
}

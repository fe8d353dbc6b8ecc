import { dirname, resolve } from "node:path";
import { floorValues } from "@tipbench/floor";
import { UserError } from "@tipbench/vocabulary";
import { eventFindings } from "./event-findings.ts";
import { type Finding, pathText, valueAt } from "./finding.ts";
import { located } from "./located.ts";
import { nameFindings } from "./name-findings.ts";
import { withOptionFiles } from "./option-files.ts";
import { numberBlocks } from "./parameter-at.ts";
import { numbersOf, provenanceOf, writtenNumbers } from "./parameter-values.ts";
import { rangeFindings } from "./range-findings.ts";
import { readStrategies } from "./read-strategies.ts";
import { overlay, parseWithBase, type ReadScenario, readWithBase } from "./read-with-base.ts";
import type { Overrides, Provenance, Scenario } from "./scenario.ts";
import { defaultStart, firstYear, lastYear, type ScenarioDocument, scenarioSchema } from "./scenario-schema.ts";
import { scenarioSettings, withinDays } from "./scenario-settings.ts";
import { schemaFindings } from "./schema-findings.ts";
import { countryFindings, senderFindings, taskForceFindings } from "./sender-findings.ts";
import type { StageRules } from "./stage-rules.ts";
import { startFindings } from "./start-findings.ts";
import { withoutEchoes } from "./without-echoes.ts";
import { worldFindings } from "./world-findings.ts";
import { plainOf, type YamlTree } from "./yaml-tree.ts";
import { yearTables } from "./year-tables.ts";

/**
 * Reads the scenario file at `path`, lays it over the files that it extends, puts the overrides in place, and checks the whole.
 * Throws one UserError with all problems: `at` is `path:line key.path` with the path as given (of a base: relative to the same
 * folder), or `--flag` for an override.
 */
export function loadScenario(path: string, overrides: Overrides, rules: StageRules): Scenario {
  return scenarioOf(readWithBase(path), { path, overrides, rules }).scenario;
}

/** Like `loadScenario`, for a text that is taken for the content of `path`: nothing is read there, but its folder is the scenario's. */
export function parseScenario(text: string, path: string, overrides: Overrides, rules: StageRules): Scenario {
  return scenarioOf(parseWithBase(text, path), { path, overrides, rules }).scenario;
}

/** A scenario with the tree that says where its values were written. */
export interface PlacedScenario {
  readonly scenario: Scenario;
  readonly tree: YamlTree;
}

/** Like `loadScenario` without overrides, with the places. */
export function loadPlacedScenario(path: string, rules: StageRules): PlacedScenario {
  return scenarioOf(readWithBase(path), { path, overrides: {}, rules });
}

interface Asked {
  readonly path: string;
  readonly overrides: Overrides;
  readonly rules: StageRules;
}

function scenarioOf(read: ReadScenario, { path, overrides, rules }: Asked): PlacedScenario {
  if (!read.tree) throw new UserError(read.problems);
  const opened = withOptionFiles(withOverrides(read.tree, overrides), rules);
  const { tree } = opened;
  const written = plainOf(tree);
  const schema = scenarioSchema(rules.catalogue);
  const folder = dirname(resolve(path));
  const { strategies, findings } = readStrategies(tree, folder, rules);
  const own = valueAt(plainOf(read.tree), ["days"]) ?? overrides.days;
  const all = [...schemaFindings(schema, written, "the scenario"), ...contentFindings(written, own), ...findings];
  const told = withoutEchoes(all).filter(({ code }) => code !== "missing-key" || read.problems.length === 0);
  const problems = [...read.problems, ...opened.problems, ...located(told, tree)];
  if (problems.length > 0) throw new UserError(problems);
  const document = withinDays(schema.parse(written));
  return { scenario: { ...scenarioValues(document), strategies, file: path, folder }, tree };
}

/** What is wrong with names and numbers beyond their form; `days` are those that the files say. */
function contentFindings(written: unknown, days: unknown): readonly Finding[] {
  const writtenYear = valueAt(written, ["year"]);
  const isYear = typeof writtenYear === "number" && writtenYear >= firstYear && writtenYear <= lastYear;
  const tables = yearTables(isYear ? Math.floor(writtenYear) : lastYear);
  const startDate = valueAt(written, ["startDate"]) ?? defaultStart;
  return [
    ...nameFindings(written),
    ...senderFindings(written, tables),
    ...taskForceFindings(written, tables),
    ...countryFindings(written, tables),
    ...worldFindings(written),
    ...eventFindings(written, { startDate, days }, tables),
    ...rangeFindings(written, tables),
    ...startFindings(written, startDate),
  ];
}

function scenarioValues(document: ScenarioDocument): Omit<Scenario, "strategies" | "file" | "folder"> {
  const { name, question, days, warmupDays, scale, startDate, storedRows, primary } = document;
  return {
    ...{ name, question, days, warmupDays, scale, startDate, storedRows, primary },
    seed: String(document.seed),
    settings: scenarioSettings(document),
    floor: floorValues(numbersOf(document.floor)),
    provenance: provenanceIn(document),
  };
}

function provenanceIn(document: ScenarioDocument): Readonly<Record<string, Provenance>> {
  const placed = numberBlocks.flatMap((block) => writtenNumbers(document[block], [block]));
  return Object.fromEntries(
    placed.flatMap(({ path, written }) => {
      const provenance = provenanceOf(written);
      return Object.keys(provenance).length > 0 ? [[pathText(path), provenance]] : [];
    }),
  );
}

function withOverrides(tree: YamlTree, overrides: Overrides): YamlTree {
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined);
  const entries = given.map(([key, value]) => {
    const place = { file: `--${key}`, folder: "", line: 0 };
    return [key, { kind: "value", place, value }] as const;
  });
  return overlay(tree, { kind: "map", place: tree.place, entries: new Map(entries) });
}

import { dirname, resolve } from "node:path";
import { floorValues } from "@tipbench/floor";
import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";
import { worldValues } from "@tipbench/world";
import type { Finding } from "./finding.ts";
import { nameFindings } from "./name-findings.ts";
import { numbersOf, provenanceOf } from "./parameter-values.ts";
import { readStrategies } from "./read-strategies.ts";
import { overlay, parseWithBase, type ReadScenario, readWithBase } from "./read-with-base.ts";
import type { Overrides, Scenario } from "./scenario.ts";
import { scenarioSchema } from "./scenario-schema.ts";
import { schemaFindings } from "./schema-findings.ts";
import type { StageRules } from "./stage-rules.ts";
import { withoutEchoes } from "./without-echoes.ts";
import { atOf, placeAt, plainOf, type YamlTree } from "./yaml-tree.ts";

/**
 * Reads the scenario file at `path`, lays it over the files that it extends, puts the overrides in place, and checks the whole.
 * Throws one UserError with all problems: `at` is `path:line key.path` with the path as given (of a base: relative to the same
 * folder), or `--flag` for an override.
 */
export function loadScenario(path: string, overrides: Overrides, rules: StageRules): Scenario {
  return scenarioOf(readWithBase(path), { path, overrides, rules });
}

/** Like `loadScenario`, for a text that is taken for the content of `path`: nothing is read there, but its folder is the scenario's. */
export function parseScenario(text: string, path: string, overrides: Overrides, rules: StageRules): Scenario {
  return scenarioOf(parseWithBase(text, path), { path, overrides, rules });
}

interface Asked {
  readonly path: string;
  readonly overrides: Overrides;
  readonly rules: StageRules;
}

function scenarioOf(read: ReadScenario, { path, overrides, rules }: Asked): Scenario {
  if (!read.tree) throw new UserError(read.problems);
  const tree = withOverrides(read.tree, overrides);
  const written = plainOf(tree);
  const schema = scenarioSchema(rules.catalogue);
  const folder = dirname(resolve(path));
  const { strategies, findings } = readStrategies(tree, folder, rules);
  const all = [...schemaFindings(schema, written, "the scenario"), ...nameFindings(written), ...findings];
  const told = withoutEchoes(all).filter(({ code }) => code !== "missing-key" || read.problems.length === 0);
  const problems = [...read.problems, ...located(told, tree)];
  if (problems.length > 0) throw new UserError(problems);
  const { extends: _, seed, world, floor, ...document } = schema.parse(written);
  return {
    ...document,
    seed: String(seed),
    strategies,
    world: worldValues(numbersOf(world)),
    floor: floorValues(numbersOf(floor)),
    provenance: { world: provenanceOf(world), floor: provenanceOf(floor) },
    file: path,
    folder,
  };
}

function withOverrides(tree: YamlTree, overrides: Overrides): YamlTree {
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined);
  const entries = given.map(([key, value]) => {
    const place = { file: `--${key}`, folder: "", line: 0 };
    return [key, { kind: "value", place, value }] as const;
  });
  return overlay(tree, { kind: "map", place: tree.place, entries: new Map(entries) });
}

function located(findings: readonly Finding[], tree: YamlTree): readonly UserErrorDetail[] {
  const placed = findings.map((finding) => ({ finding, place: placeAt(tree, finding.path) }));
  placed.sort((x, y) =>
    x.place.file === y.place.file ? x.place.line - y.place.line : x.place.file < y.place.file ? -1 : 1,
  );
  return placed.map(({ finding: { path, ...detail }, place }) => ({ ...detail, at: atOf(place, path) }));
}

import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import type { UserErrorDetail } from "@tipbench/vocabulary";
import { nearestFile } from "./nearest-file.ts";
import { type Step, steps } from "./scenario.ts";
import type { StageRules } from "./stage-rules.ts";
import { unreadableFile, type WantedFile } from "./unreadable-file.ts";
import { atOf, childOf, parseYaml, type YamlTree } from "./yaml-tree.ts";

/** A tree with what files hold in place of their paths, and what keeps some from being read; an option whose file cannot be read is left out. */
export interface OpenedOptions {
  readonly tree: YamlTree;
  readonly problems: readonly UserErrorDetail[];
}

/**
 * Puts the content of a file (YAML, or JSON, which is YAML) in place of its path wherever a built-in stage takes an option from one, so that a scenario is
 * whole without it. A path is relative to the file that names it.
 */
export function withOptionFiles(tree: YamlTree, rules: StageRules): OpenedOptions {
  const problems: UserErrorDetail[] = [];
  const strategies = childOf(tree, "strategies");
  if (tree.kind !== "map" || strategies?.kind !== "list") return { tree, problems };
  const items = strategies.items.map((item, index) => {
    if (item.kind !== "map") return item;
    const entries = new Map(item.entries);
    for (const step of steps) {
      const stage = childOf(item, step);
      const read = (key: string, at: YamlTree): YamlTree | undefined =>
        readOption(at, ["strategies", index, step, key], problems);
      if (stage?.kind === "map") entries.set(step, openedStage(stage, optionsFrom(stage, step, rules), read));
    }
    return { ...item, entries };
  });
  return { tree: { ...tree, entries: new Map([...tree.entries, ["strategies", { ...strategies, items }]]) }, problems };
}

function optionsFrom(stage: YamlTree, step: Step, rules: StageRules): readonly string[] {
  const use = childOf(stage, "use");
  return use?.kind === "value" ? rules.fileOptions(step, String(use.value)) : [];
}

function openedStage(
  stage: YamlTree & { readonly kind: "map" },
  keys: readonly string[],
  read: (key: string, at: YamlTree) => YamlTree | undefined,
): YamlTree {
  const entries = [...stage.entries].flatMap(([key, value]) => {
    const isPath = keys.includes(key) && value.kind === "value" && typeof value.value === "string";
    const opened = isPath ? read(key, value) : value;
    return opened ? [[key, opened] as const] : [];
  });
  return { ...stage, entries: new Map(entries) };
}

function readOption(
  option: YamlTree,
  path: readonly (string | number)[],
  problems: UserErrorDetail[],
): YamlTree | undefined {
  const written = option.kind === "value" ? String(option.value) : "";
  const { file, folder } = option.place;
  const absolute = resolve(folder, written);
  const shown = isAbsolute(written) ? written : join(dirname(file), written);
  try {
    const parsed = parseYaml(readFileSync(absolute, "utf8"), shown, dirname(absolute));
    problems.push(...parsed.problems);
    return parsed.tree;
  } catch (error) {
    problems.push(unreadableFile(error, wantedFile(atOf(option.place, path), written, absolute)));
    return undefined;
  }
}

const wantedFile = (at: string, written: string, absolute: string): WantedFile => ({
  what: "The option's file",
  at,
  written,
  expected: "the path of a YAML or JSON file, relative to the file that names it",
  fix: "write the file, or correct the path",
  nearest: () => nearestFile(absolute, written, /\.(ya?ml|json)$/),
});

import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import type { UserErrorDetail } from "@tipbench/vocabulary";
import { nearestFile } from "./nearest-file.ts";
import { unreadableFile, type WantedFile } from "./unreadable-file.ts";
import { atOf, childOf, parseYaml, type YamlTree } from "./yaml-tree.ts";

/** A scenario file laid over the files that it extends. */
export interface ReadScenario {
  /** Undefined where the file itself cannot be read; a map otherwise, without `extends`. */
  readonly tree: YamlTree | undefined;
  /** What is wrong with this file or a base as YAML, or keeps one from being read. Not empty: keys may be missing from `tree`. */
  readonly problems: readonly UserErrorDetail[];
}

/** Reads the file at `path`; messages show `path` as it is, and a base's path relative to the same folder. */
export function readWithBase(path: string): ReadScenario {
  return readFile(path, { at: path, written: path, above: [] });
}

/** Like `readWithBase`, for a text that is taken for the content of `path`. */
export function parseWithBase(text: string, path: string): ReadScenario {
  return readText(text, path, []);
}

interface Asked {
  /** Where the file is asked for. */
  readonly at: string;
  /** The path as it is written there. */
  readonly written: string;
  /** Absolute paths of the files that are being read. */
  readonly above: readonly string[];
}

function readFile(path: string, asked: Asked): ReadScenario {
  try {
    return readText(readFileSync(path, "utf8"), path, asked.above);
  } catch (error) {
    return { tree: undefined, problems: [unreadableFile(error, wantedFile(path, asked))] };
  }
}

function readText(text: string, path: string, above: readonly string[]): ReadScenario {
  const { tree, problems } = parseYaml(text, path, dirname(resolve(path)));
  if (!tree) return { tree, problems };
  if (tree.kind !== "map") return { tree: undefined, problems: [notAMap(tree, path)] };
  const base = childOf(tree, "extends");
  if (base?.kind !== "value" || typeof base.value !== "string") return { tree, problems };
  const asked = { at: atOf(base.place, ["extends"]), written: base.value, above: [...above, resolve(path)] };
  const read = readBase(isAbsolute(base.value) ? base.value : join(dirname(path), base.value), asked);
  const own = without(tree, "extends");
  return { tree: read.tree ? overlay(read.tree, own) : own, problems: read.problems };
}

function readBase(path: string, asked: Asked): ReadScenario {
  if (asked.above.includes(resolve(path))) return { tree: undefined, problems: [cycle(asked)] };
  return readFile(path, asked);
}

function without(tree: YamlTree, key: string): YamlTree {
  if (tree.kind !== "map") return tree;
  return { ...tree, entries: new Map([...tree.entries].filter(([name]) => name !== key)) };
}

/**
 * Lays `top` over `base`: maps are merged key by key; a list, a value, and a parameter written as a map with a `value` (which
 * must not keep the source of another number) stand in place of what is beneath.
 */
export function overlay(base: YamlTree, top: YamlTree): YamlTree {
  if (base.kind !== "map" || top.kind !== "map" || top.entries.has("value")) return top;
  const entries = new Map(base.entries);
  for (const [key, over] of top.entries) {
    const beneath = entries.get(key);
    entries.set(key, beneath ? overlay(beneath, over) : over);
  }
  return { kind: "map", place: top.place, entries };
}

const wantedFile = (path: string, { at, written }: Asked): WantedFile => ({
  what: "The scenario file",
  at,
  written,
  expected: "the path of a scenario file",
  fix: "give the path of a file that can be read",
  nearest: () => nearestFile(path, written, /\.ya?ml$/),
});

const notAMap = (tree: YamlTree, path: string): UserErrorDetail => ({
  code: "wrong-type",
  message: "The file holds no scenario.",
  at: atOf(tree.place, []),
  found: tree.kind === "list" ? "a list" : "a single value, or nothing",
  expected: "a map of keys: name, question, seed, days, scale, strategies, ...",
  fix: `begin ${path} like scenarios/demo.yaml`,
});

const cycle = ({ at, written }: Asked): UserErrorDetail => ({
  code: "extends-cycle",
  message: "The file extends itself, directly or through others.",
  at,
  found: JSON.stringify(written),
  expected: "a file that does not lead back to this one",
  fix: "remove this line, or extend another file",
});

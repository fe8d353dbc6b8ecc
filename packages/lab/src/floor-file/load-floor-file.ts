import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UserError, type UserErrorDetail } from "@tipbench/vocabulary";
import { located } from "../scenario/located.ts";
import { nearestFile } from "../scenario/nearest-file.ts";
import { unreadableFile, type WantedFile } from "../scenario/unreadable-file.ts";
import { atOf, parseYaml, plainOf, type YamlTree } from "../scenario/yaml-tree.ts";
import type { FloorFile } from "./floor-file.ts";
import { floorFindings } from "./floor-findings.ts";
import { floorPlan } from "./floor-plan.ts";
import { floorSchema } from "./floor-schema.ts";

/** Reads the floor file at `path`. Throws one UserError with all problems, `at` being `path:line key.path` with the path as given. */
export function loadFloorFile(path: string): FloorFile {
  return parseFloorFile(readText(path), path);
}

/** Like `loadFloorFile`, for a text that is taken for the content of `path`. */
export function parseFloorFile(text: string, path: string): FloorFile {
  const tree = treeIn(text, path);
  const written = plainOf(tree);
  const findings = floorFindings(written);
  if (findings.length > 0) throw new UserError(located(findings, tree));
  const document = floorSchema.parse(written);
  const { name, question = null, seed, replications } = document;
  return { name, question, seed: String(seed), replications, document, plan: floorPlan(document) };
}

function treeIn(text: string, path: string): YamlTree {
  const { tree, problems } = parseYaml(text, path, dirname(resolve(path)));
  if (!tree) throw new UserError(problems);
  if (tree.kind !== "map") throw new UserError(notAMap(tree, path));
  return tree;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new UserError(unreadableFile(error, wantedFile(path)));
  }
}

const wantedFile = (path: string): WantedFile => ({
  what: "The floor file",
  at: path,
  written: path,
  expected: "the path of a floor file",
  fix: "give the path of a file that can be read",
  nearest: () => nearestFile(path, path, /\.ya?ml$/),
});

const notAMap = (tree: YamlTree, path: string): UserErrorDetail => ({
  code: "wrong-type",
  message: "The file holds no floor.",
  at: atOf(tree.place, []),
  found: tree.kind === "list" ? "a list" : "a single value, or nothing",
  expected: "a map of keys: name, seed, length, kinds, desks, ...",
  fix: `begin ${path} like scenarios/floor/two-desks.yaml`,
});

import type { UserErrorDetail } from "@tipbench/vocabulary";
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import { type KeyPath, pathText } from "./finding.ts";

/** Where something was written. */
export interface Place {
  /** Path of the file as messages show it, or the flag that gave the value. */
  readonly file: string;
  /** Absolute path of the file's folder. */
  readonly folder: string;
  /** 1 is the first line; 0 in a place that has no lines. */
  readonly line: number;
}

/** A YAML value that knows where it was written: an entry of a map at its key, an item of a list at its first character. */
export type YamlTree =
  | { readonly kind: "value"; readonly place: Place; readonly value: unknown }
  | { readonly kind: "list"; readonly place: Place; readonly items: readonly YamlTree[] }
  | { readonly kind: "map"; readonly place: Place; readonly entries: ReadonlyMap<string, YamlTree> };

/** A file's tree, or all that keeps it from being YAML that a scenario can use. */
export interface ParsedYaml {
  readonly tree: YamlTree | undefined;
  readonly problems: readonly UserErrorDetail[];
}

/**
 * Reads YAML 1.2. An alias is read as the value that it stands for, which may hold no further alias: nothing leads to itself,
 * and no file grows beyond measure. `file` and `folder` are those of the places.
 */
export function parseYaml(text: string, file: string, folder: string): ParsedYaml {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const placeAtOffset = (offset: number): Place => ({ file, folder, line: Math.max(1, counter.linePos(offset).line) });
  const placeOf = (node: Node | null): Place => placeAtOffset(node?.range?.[0] ?? 0);
  const syntax = [...document.errors, ...document.warnings].map((error) =>
    syntaxProblem(error, placeAtOffset(error.pos[0]), text),
  );
  const aliases = syntax.length > 0 ? [] : deepAliases(document).map((alias) => aliasProblem(alias, placeOf(alias)));
  const problems = [...syntax, ...aliases];
  if (problems.length > 0) return { tree: undefined, problems };
  return { tree: treeOf(document.contents, placeAtOffset(0), { document, placeOf }), problems };
}

interface Reader {
  readonly document: Document.Parsed;
  readonly placeOf: (node: Node | null) => Place;
}

function treeOf(node: Node | null | undefined, place: Place, reader: Reader): YamlTree {
  if (isAlias(node)) return treeOf(node.resolve(reader.document), place, reader);
  if (isMap<Node, Node | null>(node)) {
    return { kind: "map", place, entries: new Map(node.items.map((pair) => entryOf(pair, reader))) };
  }
  if (isSeq<Node>(node)) {
    return { kind: "list", place, items: node.items.map((item) => treeOf(item, reader.placeOf(item), reader)) };
  }
  return { kind: "value", place, value: isScalar(node) ? node.value : null };
}

function entryOf({ key, value }: Pair<Node, Node | null>, reader: Reader): readonly [string, YamlTree] {
  return [String(isScalar(key) ? key.value : key), treeOf(value, reader.placeOf(key), reader)];
}

function aliasesIn(node: Node | Document): readonly Alias[] {
  const found: Alias[] = [];
  visit(node, { Alias: (_key, alias) => void found.push(alias) });
  return found;
}

function deepAliases(document: Document.Parsed): readonly Alias[] {
  return aliasesIn(document).filter((alias) => {
    const target = alias.resolve(document);
    return target === undefined || aliasesIn(target).length > 0;
  });
}

interface Advice {
  readonly expected: string;
  readonly fix: string;
}

const advices: Readonly<Partial<Record<YAMLError["code"], Advice>>> = {
  TAB_AS_INDENT: { expected: "spaces as indentation, not tabs", fix: "indent with spaces" },
  DUPLICATE_KEY: { expected: "each key once in a map", fix: "remove one of the two" },
  MULTIPLE_DOCS: { expected: "one document in the file", fix: 'remove the line "---" and what follows it' },
  TAG_RESOLVE_FAILED: { expected: "a value without a tag", fix: "remove the tag, or put the value into quotes" },
};

function syntaxProblem({ code, message }: YAMLError, place: Place, text: string): UserErrorDetail {
  const { expected, fix } = advices[code] ?? {
    expected: `valid YAML, but: ${message}`,
    fix: "align the keys of a map, and close every bracket and quote, here and above",
  };
  const line = text.split(/\r?\n/)[place.line - 1] ?? "";
  const found = JSON.stringify(line.trim());
  return { code: "yaml", message: "The file is not valid YAML.", at: atOf(place, []), found, expected, fix };
}

function aliasProblem({ source }: Alias, place: Place): UserErrorDetail {
  return {
    code: "yaml",
    message: "A YAML alias leads nowhere, or to a value with further aliases.",
    at: atOf(place, []),
    found: JSON.stringify(`*${source}`),
    expected: "the alias of a value that is written out, and stands before it",
    fix: "write the value out here",
  };
}

/** The tree's values as plain data. */
export function plainOf(tree: YamlTree): unknown {
  if (tree.kind === "value") return tree.value;
  if (tree.kind === "list") return tree.items.map(plainOf);
  return Object.fromEntries([...tree.entries].map(([key, value]) => [key, plainOf(value)]));
}

/** The place to which `path` leads, or where it ends early, that of the last value on the way. */
export function placeAt(tree: YamlTree, path: KeyPath): Place {
  const next = childOf(tree, path[0]);
  return next ? placeAt(next, path.slice(1)) : tree.place;
}

/** The value below a key or an index; undefined where there is none. */
export function childOf(tree: YamlTree | undefined, key: string | number | undefined): YamlTree | undefined {
  if (tree?.kind === "list" && typeof key === "number") return tree.items[key];
  if (tree?.kind === "map" && key !== undefined) return tree.entries.get(String(key));
  return undefined;
}

/** `path:line key.path`, or the flag alone. */
export function atOf({ file, line }: Place, path: KeyPath): string {
  if (line === 0) return file;
  return `${file}:${line} ${pathText(path)}`.trimEnd();
}

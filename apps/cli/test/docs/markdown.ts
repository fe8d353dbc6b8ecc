import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { houseRoot } from "../house/copied-house.ts";

/** A fenced block: its language, the words after it, and its text with the fence's indentation taken off. */
export interface CodeBlock {
  readonly language: string;
  readonly info: string;
  readonly text: string;
}

/** The README and all documents below docs, by path from the top. */
export function documents(): readonly string[] {
  const below = readdirSync(join(houseRoot, "docs"), { recursive: true, encoding: "utf8" });
  return ["README.md", ...below.filter((path) => path.endsWith(".md")).map((path) => join("docs", path))].sort();
}

/** The READMEs of all rooms and the changelog beside them, by path from the top. */
export function readmes(): readonly string[] {
  const rooms = ["packages", "apps"].flatMap((floor) =>
    readdirSync(join(houseRoot, floor)).map((room) => join(floor, room, "README.md")),
  );
  return ["CHANGELOG.md", "datasets/published/README.md", ...rooms];
}

/** The text of a document of the house. */
export const textOf = (path: string): string => readFileSync(join(houseRoot, path), "utf8");

/** The fenced blocks of a text, in order. */
export function codeBlocks(text: string): readonly CodeBlock[] {
  const fence = /^( *)```(\S+) *(.*)\n([\s\S]*?)^\1```$/gm;
  return Array.from(text.matchAll(fence), ([, indent = "", language = "", info = "", body = ""]) => ({
    language,
    info,
    text: body.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
  }));
}

/** Where the relative links and pictures of a document lead, by path from the top; anchors are left out. */
export function linkTargets(path: string): readonly string[] {
  const prose = textOf(path).replaceAll(/^( *)```[\s\S]*?^\1```$/gm, "");
  const links = Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), ([, target = ""]) => target);
  return links
    .filter((target) => !/^([a-z]+:|#)/.test(target))
    .map((target) => join(dirname(path), target.split("#")[0] ?? ""));
}

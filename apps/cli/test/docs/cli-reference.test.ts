import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltCommand, buildCommand, patience } from "../e2e/built-command.ts";
import { textOf } from "./markdown.ts";

const cwd = import.meta.dirname;
let command: BuiltCommand;

beforeAll(async () => {
  command = await buildCommand();
}, patience);

afterAll(() => command.remove());

async function helpOf(...args: readonly string[]): Promise<string> {
  return (await command.call([...args, "--help"], { cwd })).stdout;
}

/** The lines of a section of a help text, wrapped ones put together. */
function section(help: string, title: string): readonly string[] {
  const lines = new RegExp(`^${title}:\n((?: +.*\n)*)`, "m").exec(help)?.[1] ?? "";
  return lines
    .replaceAll(/\n {8,}(?=\S)/g, " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** `--flag <x>  words` with the flag as code. */
const asCode = (line: string): string => line.replace(/^(.+?) {2,}/, "`$1` ");

/** The names of the commands that a help text lists. */
const namesIn = (help: string): readonly string[] =>
  section(help, "Commands")
    .map((line) => line.split(" ")[0] ?? "")
    .filter((name) => name !== "help");

/** The rows of a command, or of those inside it. */
async function rowsOf(...words: readonly string[]): Promise<readonly string[]> {
  const help = await helpOf(...words);
  const inner = namesIn(help);
  if (inner.length === 0) return [rowOf(help)];
  return (await Promise.all(inner.map((name) => rowsOf(...words, name)))).flat();
}

function rowOf(help: string): string {
  const usage = /^Usage: (.*)$/m.exec(help)?.[1] ?? "";
  const description = /^Usage: .*\n\n([\s\S]*?)\n\n/.exec(help)?.[1]?.replaceAll("\n", " ");
  const flags = section(help, "Options").filter((line) => !line.startsWith("-h, --help"));
  const cells = [
    `\`${usage}\`<br>${description}`,
    flags.map(asCode).join("<br>"),
    section(help, "Output").join(" "),
    section(help, "Exit codes").join(" "),
  ];
  return `| ${cells.join(" | ")} |`;
}

async function tableOfHelp(): Promise<string> {
  const rows = await rowsOf();
  return ["| Command | Flags | Output | Exit codes |", "| --- | --- | --- | --- |", ...rows, ""].join("\n");
}

test("docs/reference/cli.md has the table that --help of every command says", async () => {
  const table = /^(?:\|.*\|\n)+/m.exec(textOf("docs/reference/cli.md"))?.[0];
  expect(table).toBe(await tableOfHelp());
});

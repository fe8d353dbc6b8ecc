import { spawnSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { program } from "../../src/program.ts";
import { type BuiltCommand, buildCommand, patience } from "../e2e/built-command.ts";
import { type WorkFolder, workFolder } from "../e2e/work-folder.ts";
import { houseRoot } from "../house/copied-house.ts";
import { codeBlocks, documents, textOf } from "./markdown.ts";

/** Commands that take long, never end, or need what such a command writes: these are parsed, and not run. */
const onlyParsed = /us-2023|five-steps|scenarios\/demo|runs\/demo|dashboard|--replications/;

const ofClone = "npm run -s tipbench -- ";
const withCode = documents().filter((path) => codeBlocks(textOf(path)).length > 0);

/** The commands of a shell block; what follows two blanks and a number sign is a comment. */
function commandsOf(text: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.replace(/ {2,}#.*$/, "").trim());
  return lines.filter((line) => line !== "");
}

const scriptsOfRoot = (): readonly string[] => Object.keys(JSON.parse(textOf("package.json")).scripts);

/** Parses a call as the command would, up to the point where its work begins. */
async function parse(args: readonly string[]): Promise<string> {
  const parsed = program();
  let called = "";
  for (const command of parsed.commands) {
    for (const each of command.commands.length > 0 ? command.commands : [command]) {
      each.action(() => {
        called = command.name();
      });
    }
  }
  await parsed.parseAsync([...args], { from: "user" });
  return called;
}

let command: BuiltCommand;
let work: WorkFolder;

beforeAll(async () => {
  command = await buildCommand();
  work = workFolder({});
  for (const folder of ["scenarios", "docs/examples"]) {
    cpSync(join(houseRoot, folder), join(work.path, folder), { recursive: true });
  }
}, patience);

afterAll(() => {
  command.remove();
  work.remove();
});

/** The words of a line as a shell would give them: what stands in single quotes is one. */
const wordsOf = (line: string): readonly string[] =>
  Array.from(line.matchAll(/'([^']*)'|\S+/g), ([word, quoted]) => quoted ?? word);

const tried = new Set<string>();

/** The arguments of a call; a last `*` stands for the one folder that begins so. */
function argumentsOf(line: string): readonly string[] {
  return wordsOf(line.slice(ofClone.length)).map((word) =>
    word.replace(/^(.*\/)(.*)\*$/, (_, folder: string, start: string) => folder + onlyEntry(folder, start)),
  );
}

function onlyEntry(folder: string, start: string): string {
  const [found = "", ...others] = work.entries(folder).filter((name) => name.startsWith(start));
  expect(others).toEqual([]);
  return found;
}

async function tryCommand(line: string): Promise<void> {
  if (tried.has(line)) return;
  tried.add(line);
  const script = /^npm (?:run )?(?:-s )?([a-z]+)$/.exec(line)?.[1];
  if (script) {
    expect(scriptsOfRoot()).toContain(script);
    return;
  }
  expect(line.startsWith(ofClone), line).toBe(true);
  const args = argumentsOf(line);
  if (args[0]?.startsWith("-")) expect((await command.call(args, { cwd: work.path })).status).toBe(0);
  else if (onlyParsed.test(line)) expect(await parse(args)).toBe(args[0]);
  else expect(await command.call(args, { cwd: work.path })).toMatchObject({ status: 0, stderr: "" });
}

describe.each(withCode)("%s", (path) => {
  const blocks = codeBlocks(textOf(path));

  test("shows files as they are, or ones that can be written", () => {
    for (const { info, text } of blocks) {
      const file = /^file=(\S+)$/.exec(info)?.[1];
      if (!file) expect(info).toBe("");
      else if (existsSync(join(houseRoot, file))) expect(text).toBe(textOf(file));
      else work.write(file, text);
    }
  });

  test("has commands that work", async () => {
    for (const { language, text } of blocks) {
      if (language === "sh") for (const line of commandsOf(text)) await tryCommand(line);
    }
  });
});

test("commands in running text parse, or are scripts of the house", async () => {
  const placeholders = /ARGS|RUN|REPORT|\.\.\./;
  for (const path of documents()) {
    const spoken = Array.from(
      textOf(path).matchAll(/`((?:npm run -s tipbench -- |tipbench )[^`]+)`/g),
      ([, line = ""]) => line,
    );
    for (const line of spoken.filter((words) => !placeholders.test(words) && !words.includes("["))) {
      const args = wordsOf(line.replace(ofClone, "").replace(/^tipbench /, ""));
      const isName = args.length === 1 && !args[0]?.startsWith("-");
      if (isName) expect(program().commands.map((one) => one.name())).toContain(args[0]);
      else if (!args[0]?.startsWith("-")) expect(await parse(args)).toBe(args[0]);
    }
  }
});

test("the example stage has the types that it claims", () => {
  const tsc = join(houseRoot, "node_modules/.bin/tsc");
  const { status, stdout } = spawnSync(tsc, ["--noEmit", "-p", join(houseRoot, "docs/examples")], { encoding: "utf8" });
  expect([status, stdout]).toEqual([0, ""]);
});

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { commandWords } from "@tipbench/transport";
import { UserError } from "@tipbench/vocabulary";
import { nearestFile } from "../scenario/nearest-file.ts";
import { stageFilePattern } from "../scenario/stage-catalogue.ts";

/** A stage by where it is: a module, a program with its words, or an address; as it was written. */
export interface StageTarget {
  readonly kind: "file" | "command" | "url";
  readonly text: string;
}

const modulePattern = /\.m?[tj]s$/;
const urlPattern = /^https?:\/\//;

/** Tells FILE, COMMAND and URL apart. Throws UserError for a file that is not there, a script without its interpreter, and no words. */
export function stageTarget(text: string): StageTarget {
  if (urlPattern.test(text) && URL.canParse(text)) return { kind: "url", text };
  const isThere = existsSync(resolve(text));
  if (isThere && modulePattern.test(text)) return { kind: "file", text };
  const words = commandWords(text);
  if (words === null) throw new UserError(noWords(text));
  if (words.length > 1) return { kind: "command", text };
  if (isThere && /\.py$/.test(text)) throw new UserError(bareScript(text));
  if (!isThere && stageFilePattern.test(text)) throw new UserError(noSuchFile(text));
  return { kind: "command", text };
}

const expected = "a TypeScript or JavaScript file, a command in quotes, or an address that begins with http://";

const noWords = (text: string) => ({
  code: "wrong-type",
  message: "No stage can be read from this.",
  at: "stage test",
  found: JSON.stringify(text),
  expected,
  fix: "write a program's name, and close every quote",
});

const bareScript = (text: string) => ({
  code: "not-a-module",
  message: `"${text}" is no module that tipbench can load.`,
  at: "stage test",
  found: JSON.stringify(text),
  expected,
  fix: `write it as a command: "python3 ${text}"`,
});

function noSuchFile(text: string) {
  const nearest = nearestFile(resolve(text), text, modulePattern);
  return {
    code: "no-such-file",
    message: `There is no stage file "${text}".`,
    at: "stage test",
    found: JSON.stringify(text),
    expected,
    fix: nearest ? `change it to ${nearest}` : "tipbench stage new writes one to begin with",
  };
}

import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, relative } from "node:path";
import { type StageStep, UserError } from "@tipbench/vocabulary";
import { stageTemplate, templateFile } from "../stage-template.ts";
import type { StageLanguage, StageNewFlags } from "./stage.ts";

/** Writes the template of a stage, and says what to do next. */
export function stageNewCommand(kind: StageStep, { lang, out }: StageNewFlags): void {
  const file = out ?? templateFile(kind, lang);
  checkEnding(file, lang);
  writeNew(file, stageTemplate(kind, lang, basename(file)));
  process.stdout.write(nextSteps(kind, lang, shownPath(file)));
}

const endings: Readonly<Record<StageLanguage, RegExp>> = { ts: /\.m?ts$/, python: /\.py$/ };

function checkEnding(file: string, lang: StageLanguage): void {
  if (endings[lang].test(file)) return;
  const ending = lang === "ts" ? ".ts" : ".py";
  throw new UserError({
    code: "wrong-ending",
    message: "The file's ending is not that of its language.",
    at: "--out",
    found: JSON.stringify(file),
    expected: `a file that ends in ${ending}`,
    fix: `write --out ${file.replace(/\.\w*$/, "")}${ending}${lang === "ts" ? ", or add --lang python" : ""}`,
  });
}

function writeNew(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw notWritable(file, error);
  }
  try {
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    throw hasCode(error) && error.code === "EEXIST" ? isThere(file) : notWritable(file, error);
  }
}

const hasCode = (error: unknown): error is { readonly code: unknown } => error instanceof Error && "code" in error;

const isThere = (file: string): UserError =>
  new UserError({
    code: "file-is-there",
    message: "There is such a file already, and it was left as it is.",
    at: file,
    found: "a file",
    expected: "a name that is free",
    fix: "choose another one with --out",
  });

const notWritable = (file: string, error: unknown): UserError =>
  new UserError({
    code: "file-not-writable",
    message: "The file cannot be written.",
    at: file,
    found: hasCode(error) ? String(error.code) : String(error),
    expected: "a folder in which files may be made",
    fix: "choose another one with --out",
  });

/** A path as a shell takes it. */
function shownPath(file: string): string {
  const path = relative(".", file);
  return path.startsWith("..") ? file : `./${path}`;
}

/** What the steps of a strategy may be; assessment needs no line. */
const usual = { dedup: "none", triage: "published-rules", routing: "address-only" } as const;

function nextSteps(kind: StageStep, lang: StageLanguage, path: string): string {
  const stage = lang === "ts" ? path : `"python3 ${path}"`;
  const beside = `./${basename(path)}`;
  const steps = { ...usual, [kind]: lang === "ts" ? beside : `{ command: "python3 ${beside}" }` };
  const strategy = Object.entries(steps).map(([step, use]) => `${step}: ${use}`);
  return `${path} is a stage for the ${kind} step that works as it stands.

  1. edit the line that says "edit this line first"
  2. test it:              tipbench stage test ${stage}
  3. add it to a scenario in the same folder:   - { name: mine, ${strategy.join(", ")} }
  4. run that scenario:    tipbench run SCENARIO
`;
}

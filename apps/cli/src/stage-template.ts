import { existsSync, readFileSync } from "node:fs";
import type { StageStep } from "@tipbench/vocabulary";
import type { StageLanguage } from "./commands/stage.ts";

/** The templates lie beside the shipped bundle, or in their room. */
const folders = ["./templates/", "../../../packages/stage-kit/templates/"].map(
  (path) => new URL(path, import.meta.url),
);

const endings = { ts: ".ts", python: ".py" } as const;

/** What a template's file is called where nobody says. */
export function templateFile(kind: StageStep, language: StageLanguage): string {
  return language === "ts" ? `my-${kind}.ts` : `my_${kind}.py`;
}

/** The template of a stage, as the text of a file `name`; by another name than the template's own the stage is called after it. */
export function stageTemplate(kind: StageStep, language: StageLanguage, name: string): string {
  const folder = folders.find((candidate) => existsSync(candidate)) ?? folders[0];
  const ending = endings[language];
  const text = readFileSync(new URL(`${kind}${ending}`, folder), "utf8");
  const own = templateFile(kind, language);
  if (name === own) return text;
  // Functions: in a text, a dollar of the name would stand for something else.
  return text.replaceAll(own, () => name).replaceAll(`"my-${kind}"`, () => JSON.stringify(stem(name)));
}

const stem = (file: string): string => file.replace(/\.\w+$/, "");

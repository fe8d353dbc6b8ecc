import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { UserError } from "@tipbench/vocabulary";
import { nearestFile } from "../scenario/nearest-file.ts";
import { stageFilePattern } from "../scenario/stage-catalogue.ts";

/** Where a stage is: in a file of the user's own. */
export interface StageSource {
  readonly kind: "file";
  /** As it was written. */
  readonly text: string;
}

/** Reads FILE. Throws UserError where there is none. */
export function stageSource(text: string): StageSource {
  if (existsSync(resolve(text)) && stageFilePattern.test(text)) return { kind: "file", text };
  const nearest = nearestFile(resolve(text), text, stageFilePattern);
  throw new UserError({
    code: "no-such-file",
    message: `There is no stage file "${text}".`,
    at: "stage test",
    found: JSON.stringify(text),
    expected: "a TypeScript or JavaScript file",
    fix: nearest ? `change it to ${nearest}` : "tipbench stage new writes one to begin with",
  });
}

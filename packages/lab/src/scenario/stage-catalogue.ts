import { oneOf } from "./nearest-name.ts";
import type { Step } from "./scenario.ts";

/** The names that a scenario may give, by step. */
export interface StageCatalogue extends Readonly<Record<Step, readonly string[]>> {
  /** What `{ reference: NAME }` may name; empty for a step that has no reference. */
  readonly references: Readonly<Record<Step, readonly string[]>>;
}

/** What a path to a stage's file looks like: it begins with `/`, `./` or `../`, or ends in the extension of a module. */
export const stageFilePattern = /^\.{0,2}\/|\.m?[tj]s$/;

/** In words, what may stand for a step; names near to `written` where there are many. */
export function stageForms(step: Step, catalogue: StageCatalogue, written = ""): string {
  const references = catalogue.references[step];
  const own = `a file such as ./my-${step}.ts, { command: ... }`;
  const all = `${oneOf(written, catalogue[step])}, ${own}`;
  return references.length === 0
    ? `${all}, or { url: ... }`
    : `${all}, { url: ... }, or { reference: ${references.join(" or ")} }`;
}

import { type Finding, shown } from "./finding.ts";
import { nearestName, oneOf } from "./nearest-name.ts";
import { readOutside } from "./read-outside.ts";
import type { StageChoice, Step } from "./scenario.ts";
import { type StageCatalogue, stageFilePattern, stageForms } from "./stage-catalogue.ts";

/** What was written for a step, understood; or what is wrong with it, on paths that begin at what was written. */
export type ReadStage =
  | { readonly choice: Omit<StageChoice, "line">; readonly findings: readonly [] }
  | { readonly choice: undefined; readonly findings: readonly Finding[] };

/**
 * Reads `NAME`, `PATH`, `{ use: NAME or PATH, ...options }`, `{ reference: NAME }`, `{ command: WORDS, ...options }` or
 * `{ url: ADDRESS, ...options }`. Looks at no file and at no option.
 */
export function readStage(step: Step, written: unknown, catalogue: StageCatalogue): ReadStage {
  if (typeof written === "string") return readUse(step, { use: written, options: {} }, catalogue);
  if (typeof written !== "object" || Array.isArray(written)) return refused(wrongForm(step, written, catalogue));
  const map: Readonly<Record<string, unknown>> = { ...written };
  if (Object.hasOwn(map, "reference")) return readReference(step, map, catalogue);
  if (Object.hasOwn(map, "command")) return readOutside(step, "command", map);
  if (Object.hasOwn(map, "url")) return readOutside(step, "url", map);
  const { use, ...options } = map;
  if (typeof use !== "string") return refused(wrongForm(step, written, catalogue));
  return readUse(step, { use, options }, catalogue);
}

type Use = Pick<StageChoice, "use" | "options">;

function readUse(step: Step, asked: Use, catalogue: StageCatalogue): ReadStage {
  const { use } = asked;
  if (catalogue[step].includes(use)) return { choice: { kind: "builtIn", ...asked }, findings: [] };
  if (stageFilePattern.test(use)) return { choice: { kind: "file", ...asked }, findings: [] };
  const nearest = nearestName(use, catalogue[step]);
  const isReference = catalogue.references[step].includes(use);
  return refused({
    code: "unknown-stage",
    message: `There is no ${step} stage ${shown(use)}.`,
    path: [],
    found: shown(use),
    expected: stageForms(step, catalogue, use),
    fix: isReference ? `write { reference: ${use} }` : takeOne(nearest),
  });
}

function readReference(step: Step, map: Readonly<Record<string, unknown>>, catalogue: StageCatalogue): ReadStage {
  const names = catalogue.references[step];
  const { reference, ...others } = map;
  if (names.length === 0) return refused(noReferences(step, reference, catalogue));
  const findings = Object.keys(others).map((key) => besideReference(key));
  if (typeof reference !== "string" || !names.includes(reference)) {
    findings.push({
      code: "unknown-stage",
      message: `There is no ${step} reference ${shown(reference)}.`,
      path: ["reference"],
      found: shown(reference),
      expected: oneOf(String(reference), names),
      fix: takeOne(nearestName(String(reference), names)),
    });
    return { choice: undefined, findings };
  }
  if (findings.length > 0) return { choice: undefined, findings };
  return { choice: { kind: "reference", use: reference, options: {} }, findings: [] };
}

const noReferences = (step: Step, reference: unknown, catalogue: StageCatalogue): Finding => ({
  code: "unknown-stage",
  message: `The ${step} step has no reference.`,
  path: ["reference"],
  found: shown(reference),
  expected: stageForms(step, catalogue),
  fix: "take a stage",
});

const besideReference = (key: string): Finding => ({
  code: "unknown-key",
  message: `The key ${shown(key)} is unknown beside "reference".`,
  path: [key],
  found: shown(key),
  expected: '"reference" alone: a reference has no options',
  fix: "remove it",
});

const takeOne = (nearest: string | undefined): string =>
  nearest === undefined ? "take one of these" : `change it to ${shown(nearest)}`;

const wrongForm = (step: Step, written: unknown, catalogue: StageCatalogue): Finding => ({
  code: "wrong-type",
  message: `No ${step} stage can be read from this.`,
  path: [],
  found: shown(written),
  expected: stageForms(step, catalogue),
  fix: `write the stage's name, or { use: NAME, ... } with its options`,
});

const refused = (finding: Finding): ReadStage => ({ choice: undefined, findings: [finding] });

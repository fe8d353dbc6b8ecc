import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { parse } from "yaml";
import type { ScenarioEntry } from "../api-types.ts";

/** Where the page's scenarios are, and which of them may run code of the user's own. */
export interface ScenarioSource {
  readonly folder: string;
  /** File names in `folder`. */
  readonly ownStagesAllowed: readonly string[];
}

const builtInName = /^[a-z][a-z0-9-]*$/;
const stageKeys: readonly string[] = ["dedup", "triage", "routing", "assessment", "use"];

/** The first value in a scenario that names code which is not built in; null where there is none. */
function ownStage(part: unknown, key: string): string | null {
  if (key === "command" || key === "url") return `${key}: ${JSON.stringify(part)}`;
  if (typeof part === "string") return stageKeys.includes(key) && !builtInName.test(part) ? part : null;
  if (typeof part !== "object" || part === null) return null;
  for (const [inner, value] of Object.entries(part)) {
    const found = ownStage(value, Array.isArray(part) ? key : inner);
    if (found !== null) return found;
  }
  return null;
}

function isInside(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return path !== "" && !path.startsWith("..") && resolve(folder, path) === file;
}

interface Parsed {
  readonly question: string | null;
  readonly refusal: string | null;
}

async function parsed(folder: string, file: string, depth: number): Promise<Parsed> {
  if (!isInside(folder, file) || depth > 10) return { question: null, refusal: `it extends ${file}` };
  const document: unknown = parse(await readFile(file, "utf8"));
  if (typeof document !== "object" || document === null) return { question: null, refusal: "it is no scenario" };
  const own = ownStage(document, "");
  const base =
    "extends" in document && typeof document.extends === "string"
      ? await parsed(folder, resolve(dirname(file), document.extends), depth + 1)
      : { question: null, refusal: null };
  const question = "question" in document && typeof document.question === "string" ? document.question : base.question;
  return { question, refusal: own === null ? base.refusal : `it runs a stage of your own (${own})` };
}

async function entryOf(source: ScenarioSource, file: string): Promise<ScenarioEntry> {
  const folder = resolve(source.folder);
  const { question, refusal } = await parsed(folder, join(folder, file), 0).catch((error: unknown) => ({
    question: null,
    refusal: error instanceof Error ? error.message : String(error),
  }));
  return { file, question, refusal: source.ownStagesAllowed.includes(file) ? null : refusal };
}

/**
 * The scenarios of the folder itself (not of those below it), by name. One that names code other than built-in stages,
 * itself or through what it extends, is listed with a refusal, unless it is allowed by name.
 */
export async function listScenarios(source: ScenarioSource): Promise<readonly ScenarioEntry[]> {
  const names = await readdir(source.folder).catch((): string[] => []);
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  return Promise.all(files.map((file) => entryOf(source, file)));
}

import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Manifest, UserError } from "@tipbench/vocabulary";
import { sha256 } from "./document.ts";
import { readManifest } from "./run-document.ts";
import { isNamedAfter, isRunFolder, runFiles } from "./run-layout.ts";

/** A run as a list shows it. */
export interface RunSummary {
  readonly name: string;
  readonly folder: string;
  /** Null where it cannot be read. */
  readonly manifest: Manifest | null;
  /** What is wrong with the folder; null: nothing that a first look sees. `verifyRunFolder` sees all. */
  readonly problem: string | null;
  /** When the folder was sealed, by the file system's clock (milliseconds since 1970); tells nothing of the results. */
  readonly writtenAtMs: number;
}

/**
 * The runs in a folder, the latest first (ties: by name). Hidden folders and those that are none of a run are passed
 * over, a damaged run is listed with its problem. Empty where the folder is missing; throws UserError where it is none.
 */
export async function listRuns(dir: string): Promise<RunSummary[]> {
  const summaries: RunSummary[] = [];
  for (const name of await namesIn(dir)) {
    const folder = join(dir, name);
    if (!name.startsWith(".") && (await isRunFolder(folder))) summaries.push(await summaryOf(name, folder));
  }
  return summaries.sort((a, b) => b.writtenAtMs - a.writtenAtMs || (a.name < b.name ? -1 : 1));
}

async function namesIn(dir: string): Promise<string[]> {
  try {
    return await readdir(dir);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw new UserError({
      code: "not-a-folder",
      message: "The runs cannot be listed.",
      at: dir,
      found: error instanceof Error ? error.message : String(error),
      expected: "a folder of runs",
      fix: "give the folder that runs were written to",
    });
  }
}

async function summaryOf(name: string, folder: string): Promise<RunSummary> {
  const manifest = await readManifest(folder).catch(() => null);
  const { mtimeMs: writtenAtMs } = await stat(folder);
  return { name, folder, manifest, problem: await problemOf(name, folder, manifest), writtenAtMs };
}

async function problemOf(name: string, folder: string, manifest: Manifest | null): Promise<string | null> {
  if (manifest === null) return `${runFiles.manifest} cannot be read`;
  const hash = sha256(await readFile(join(folder, runFiles.manifest)));
  if (!isNamedAfter(name, hash)) return `${runFiles.manifest} is not the one that the folder is named after`;
  const missing = await missingFiles(folder, Object.keys(manifest.content));
  return missing.length === 0 ? null : `missing: ${missing.join(", ")}`;
}

async function missingFiles(folder: string, content: readonly string[]): Promise<string[]> {
  const missing: string[] = [];
  for (const path of [...content, runFiles.checksums]) {
    await stat(join(folder, path)).catch(() => missing.push(path));
  }
  return missing;
}

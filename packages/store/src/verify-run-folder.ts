import { readFile, realpath } from "node:fs/promises";
import { basename, join } from "node:path";
import type { UserErrorDetail } from "@tipbench/vocabulary";
import { type Checksums, checksumsOf, parseChecksums } from "./checksums.ts";
import { documentHash } from "./document.ts";
import { entriesOf } from "./folder-entries.ts";
import { readTableHash } from "./read-table.ts";
import { readCounts, readManifest, readMetrics } from "./run-document.ts";
import { isContent, isNamedAfter, requireRunFolder, runFiles } from "./run-layout.ts";

/** Something that is not as it was written; `at` is its path. */
export type Problem = UserErrorDetail;

/**
 * Compares a run folder with its checksums, its name and its manifest: every byte of every file, files missing or too
 * many, and the logical content of every table. Empty for a run as it was written. Tables are read only where all
 * checksums hold. Throws UserError where the folder is none of a run.
 */
export async function verifyRunFolder(folder: string): Promise<Problem[]> {
  await requireRunFolder(folder);
  const path = await realpath(folder);
  const listed = await readChecksums(path);
  if (listed === null) return [damaged(path, runFiles.checksums, "it is not as it was written")];
  const found = await checksumsOf(path);
  const damage = [...fileProblems(path, listed, found), ...(await strangers(path)), ...nameProblems(path, found)];
  return damage.length > 0 ? damage : contentProblems(path, found);
}

async function readChecksums(folder: string): Promise<Checksums | null> {
  const bytes = await readFile(join(folder, runFiles.checksums)).catch(() => null);
  return bytes === null ? null : parseChecksums(bytes);
}

function fileProblems(folder: string, listed: Checksums, found: Checksums): Problem[] {
  const { [runFiles.checksums]: _, ...present } = found;
  const lost = Object.entries(listed).flatMap(([path, hash]) => {
    if (present[path] === undefined) return [damaged(folder, path, "it is missing")];
    return present[path] === hash ? [] : [damaged(folder, path, "its bytes have changed")];
  });
  const extra = Object.keys(present).filter((path) => listed[path] === undefined);
  return [...lost, ...extra.map((path) => damaged(folder, path, "it was not there when the run was written"))];
}

async function strangers(folder: string): Promise<Problem[]> {
  const others = (await entriesOf(folder)).filter(({ kind }) => kind === "other");
  return others.map(({ path }) => damaged(folder, path, "it is neither a file nor a folder"));
}

function nameProblems(folder: string, found: Checksums): Problem[] {
  if (isNamedAfter(basename(folder), found[runFiles.manifest] ?? "")) return [];
  return [damaged(folder, runFiles.manifest, "its hash is not the one in the folder's name")];
}

async function contentProblems(folder: string, found: Checksums): Promise<Problem[]> {
  const { content } = await readManifest(folder);
  const paths = new Set([...Object.keys(content), ...Object.keys(found).filter(isContent)]);
  const problems: Problem[] = [];
  for (const path of paths) {
    const hash = await logicalHash(folder, path, found).catch(() => null);
    if (hash === null) problems.push(damaged(folder, path, "it cannot be read"));
    else if (hash !== content[path]) problems.push(damaged(folder, path, "its content is not that of the manifest"));
  }
  return problems;
}

async function logicalHash(folder: string, path: string, found: Checksums): Promise<string | null> {
  if (path === runFiles.metrics) return documentHash(await readMetrics(folder));
  if (path === runFiles.counts) return documentHash(await readCounts(folder));
  if (path.endsWith(".parquet")) return readTableHash(join(folder, path));
  return found[path] ?? null;
}

function damaged(folder: string, path: string, found: string): Problem {
  return {
    code: "damaged-file",
    message: "A file of the run folder is not as it was written.",
    at: join(folder, path),
    found,
    expected: "what the manifest and the checksums say",
    fix: "run the scenario again",
  };
}

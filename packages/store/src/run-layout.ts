import { stat } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@tipbench/vocabulary";
import { fileName } from "./file-name.ts";

/** Where everything is in a run folder. */
export const runFiles = {
  manifest: "manifest.json",
  metrics: "metrics.json",
  counts: "counts.json",
  series: "series.parquet",
  strata: "strata.parquet",
  curves: "curves.parquet",
  confusion: "confusion.parquet",
  report: "report.html",
  speed: "speed.json",
  checksums: "checksums.json",
} as const;

const hashDigits = 12;

/** The table of a strategy's decisions. Throws UserError for a name that no file can have. */
export function decisionsFile(strategy: string): string {
  return `decisions/${fileName(strategy)}.parquet`;
}

/** The table of the pairs of reports that a strategy's dedup stage scored. Throws UserError likewise. */
export function linksFile(strategy: string): string {
  return `links/${fileName(strategy)}.parquet`;
}

/** The compiled source of a stage of the user's own, by its SHA-256. */
export function stageFile(hash: string): string {
  return `stages/${hash}.mjs`;
}

/** Whether the manifest holds a hash of the logical content of this file. */
export function isContent(path: string): boolean {
  return (
    path === runFiles.metrics || path === runFiles.counts || path.endsWith(".parquet") || path.startsWith("stages/")
  );
}

/** The name of a run's folder: that of its scenario and the first 12 hex digits of the manifest's SHA-256. */
export function runName(scenario: string, manifestHash: string): string {
  return `${fileName(scenario)}-${manifestHash.slice(0, hashDigits)}`;
}

/** Whether a folder's name carries this hash. */
export function isNamedAfter(name: string, manifestHash: string): boolean {
  return name.endsWith(`-${manifestHash.slice(0, hashDigits)}`) && manifestHash.length > hashDigits;
}

/** Whether a folder is, or was, one of a run: it has a manifest or checksums. */
export async function isRunFolder(folder: string): Promise<boolean> {
  return (await isThere(join(folder, runFiles.manifest))) || isThere(join(folder, runFiles.checksums));
}

/** Throws UserError [not-a-run] for any other folder. */
export async function requireRunFolder(folder: string): Promise<void> {
  if (await isRunFolder(folder)) return;
  throw new UserError({
    code: "not-a-run",
    message: "This is not a run folder.",
    at: folder,
    found: (await isThere(folder)) ? `no ${runFiles.manifest}` : "nothing",
    expected: 'a folder that "tipbench run" wrote',
    fix: 'give the path that "tipbench run" printed',
  });
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

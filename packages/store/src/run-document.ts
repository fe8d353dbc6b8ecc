import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type CountsDocument, type Manifest, type MetricsDocument, UserError } from "@tipbench/vocabulary";
import { requireRunFolder, runFiles } from "./run-layout.ts";

/** Reads a run's manifest. Throws UserError where the folder is none of a run, or its manifest is damaged. */
export function readManifest(folder: string): Promise<Manifest> {
  return readDocument(folder, runFiles.manifest, isManifest);
}

/** Reads a run's metrics; errors likewise. */
export function readMetrics(folder: string): Promise<MetricsDocument> {
  return readDocument(folder, runFiles.metrics, isMetrics);
}

/** Reads what a run counted; errors likewise. */
export function readCounts(folder: string): Promise<CountsDocument> {
  return readDocument(folder, runFiles.counts, isCounts);
}

/** What is said of a run folder that cannot be read. */
export function damagedRun(folder: string, found: string): UserError {
  return new UserError({
    code: "damaged-run",
    message: "A run folder is damaged.",
    at: folder,
    found,
    expected: "a run folder as it was written",
    fix: 'let "tipbench verify" say what is wrong, then run the scenario again',
  });
}

async function readDocument<T extends object>(
  folder: string,
  path: string,
  isWhole: (document: object) => document is T,
): Promise<T> {
  await requireRunFolder(folder);
  const text = await readFile(join(folder, path), "utf8").catch(() => "");
  const document = parsed(text);
  if (document === null || !isWhole(document)) throw damagedRun(folder, `${path} cannot be read`);
  return document;
}

function isManifest(document: object): document is Manifest {
  return "content" in document && typeof document.content === "object" && hasStrategies(document);
}

function isMetrics(document: object): document is MetricsDocument {
  return "comparisons" in document && hasStrategies(document);
}

function isCounts(document: object): document is CountsDocument {
  return "stream" in document && typeof document.stream === "object" && hasStrategies(document);
}

function hasStrategies(document: object): boolean {
  return "strategies" in document && Array.isArray(document.strategies);
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

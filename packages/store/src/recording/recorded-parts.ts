import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@tipbench/vocabulary";

/** The tables of a recorded stream, each in the folder of its name, as an export writes them. */
export const recordedTables = ["reports", "files", "truth"] as const;
export type RecordedTable = (typeof recordedTables)[number];

/** A file of a recorded stream. */
export interface RecordedPart {
  /** As messages name it. */
  readonly path: string;
  readonly format: "parquet" | "jsonl" | "csv";
}

/** The files of each table, in the order of their names; a table that is not there has none. */
export type RecordedParts = Readonly<Record<RecordedTable, readonly RecordedPart[]>>;

const formatOfEnding: Readonly<Record<string, RecordedPart["format"]>> = {
  parquet: "parquet",
  jsonl: "jsonl",
  ndjson: "jsonl",
  csv: "csv",
};
const endings = "a file that ends in .parquet, .jsonl, .ndjson or .csv";

/** The part that a file is by the end of its name; null where it is none. */
function partOf(path: string): RecordedPart | null {
  const format = formatOfEnding[/\.([a-z]+)$/.exec(path)?.[1] ?? ""];
  return format ? { path, format } : null;
}

/**
 * The files of a recorded stream: one file of reports, or a folder with `reports/` and perhaps `files/` and `truth/`. Throws UserError where
 * there is no such file or folder, or nothing in it that can be read.
 */
export async function findRecording(path: string): Promise<RecordedParts> {
  const found = await unlessAbsent(stat(path), null, path);
  if (!found) throw refused("no-such-stream", path, "nothing there", `${endings}, or a folder that \`generate\` wrote`);
  if (!found.isDirectory()) {
    const part = partOf(path);
    if (!part) throw refused("not-a-stream", path, "a file with another ending", endings);
    return { reports: [part], files: [], truth: [] };
  }
  const [reports, files, truth] = await Promise.all(recordedTables.map((table) => partsIn(join(path, table))));
  if (!reports || reports.length === 0)
    throw refused("not-a-stream", path, "no file of reports", `reports/ with ${endings}`);
  return { reports, files: files ?? [], truth: truth ?? [] };
}

async function partsIn(folder: string): Promise<RecordedPart[]> {
  const names = await unlessAbsent(readdir(folder), [], folder);
  return names.sort().flatMap((name) => partOf(join(folder, name)) ?? []);
}

/** What is found at a path, or `absent` where nothing is there; throws UserError where it cannot be told, as for want of permission. */
async function unlessAbsent<T, A>(look: Promise<T>, absent: A, path: string): Promise<T | A> {
  try {
    return await look;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT" || code === "ENOTDIR") return absent;
    throw refused("unreadable-stream", path, code || String(error), "a file or folder that may be read");
  }
}

function refused(code: string, at: string, found: string, expected: string): UserError {
  return new UserError({
    code,
    message: "This is not a recorded stream.",
    at,
    found,
    expected,
    fix: "name one file of reports, or the folder that holds reports/, files/ and truth/",
  });
}

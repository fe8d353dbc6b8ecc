import { isDeepStrictEqual } from "node:util";
import { createRunFolder, openRun, type Problem, verifyRunFolder } from "@tipbench/store";
import type { Manifest } from "@tipbench/vocabulary";
import { manifestOf } from "./manifest.ts";
import { storedRecording } from "./recording/stored-recording.ts";
import { filesOf } from "./replication/outside-stages.ts";
import { defaultExecution, type Execution } from "./replication/settings.ts";
import { runStored } from "./run-scenario.ts";
import { shown } from "./scenario/finding.ts";
import { steps } from "./scenario/scenario.ts";
import { storedScenario } from "./stored-run.ts";
import { writeResults } from "./write-run.ts";

/** What a verification found. `problems` is empty where the folder is whole and the run came out the same again. */
export interface Verification {
  readonly problems: readonly Problem[];
  /** Logical hashes of the run as it came out this time, by file; empty where the folder was damaged already. */
  readonly content: Readonly<Record<string, string>>;
}

/** Something that came out otherwise than the manifest says, both as text. */
interface Difference {
  readonly what: string;
  readonly was: string;
  readonly is: string;
}

/** Tables first, then what the manifest itself says; another version is no difference while all else is equal. */
function differences(was: Manifest, is: Manifest): Difference[] {
  const { content: wasContent, version: _, ...wasSaid } = was;
  const { content: isContent, version: __, ...isSaid } = is;
  const tables = unequalKeys(wasContent, isContent).map((name) => ({
    what: name,
    was: wasContent[name] ?? "no such table",
    is: isContent[name] ?? "no such table",
  }));
  const keys = unequalKeys(wasSaid, isSaid).map((key) => ({
    what: `"${key}" of the manifest`,
    was: shown(Reflect.get(wasSaid, key)),
    is: shown(Reflect.get(isSaid, key)),
  }));
  return [...tables, ...keys];
}

function unequalKeys(a: object, b: object): string[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return keys.filter((key) => !isDeepStrictEqual(Reflect.get(a, key), Reflect.get(b, key)));
}

function notReproduced(folder: string, { version }: Manifest, { what, was, is }: Difference): Problem {
  return {
    code: "not-reproduced",
    message: `${what} came out differently this time.`,
    at: folder,
    found: is,
    expected: was,
    fix: `run it with version ${version} of tipbench`,
  };
}

/** The files of commands that are not as they were, where the commands would run again. */
function changedFiles({ strategies }: Manifest, commandFolder: string): Problem[] {
  const records = strategies.flatMap((strategy) => steps.flatMap((step) => strategy[step] ?? []));
  const problems = records.flatMap(({ use, outside }) => {
    if (outside?.kind !== "command") return [];
    const now = filesOf(use, commandFolder);
    const changed = Object.entries(outside.files).filter(([file, hash]) => now[file] !== hash);
    return changed.map(([file, hash]) => changedFile(use, file, { was: hash, is: now[file] ?? "no such file" }));
  });
  return [...new Map(problems.map((problem) => [problem.message, problem])).values()];
}

function changedFile(use: string, file: string, { was, is }: Omit<Difference, "what">): Problem {
  return {
    code: "stage-file-changed",
    message: `The file ${JSON.stringify(file)} of stage "${use}" is not the one that the run had.`,
    at: file,
    found: is,
    expected: was,
    fix: "verify it with that version of the file, in the folder that the command ran in (--stage-folder)",
  };
}

/**
 * Checks a run folder byte by byte, then runs its scenario again and compares the hashes of all tables and what the manifest says. A run on
 * a recorded stream needs its path again in `stream`.
 */
export async function verifyRun(
  folder: string,
  dir: string,
  execution: Partial<Execution>,
  stream: string | null = null,
): Promise<Verification> {
  const damage = await verifyRunFolder(folder);
  if (damage.length > 0) return { problems: damage, content: {} };
  const { manifest } = await openRun(folder);
  const { commandFolder, signal } = { ...defaultExecution, ...execution };
  const changed = changedFiles(manifest, commandFolder);
  if (changed.length > 0) return { problems: changed, content: {} };
  const stored = await storedScenario(folder, manifest, commandFolder);
  const recording = await storedRecording(folder, manifest, stored.scenario, { path: stream, signal });
  const run = await runStored({ ...stored, recording }, manifest.replications, execution);
  const writer = await createRunFolder(dir);
  try {
    await writeResults(writer, run);
    const content = writer.content();
    const again = { ...manifestOf(run, manifest.replications), content };
    const problems = differences(manifest, again).map((difference) => notReproduced(folder, manifest, difference));
    return { problems, content };
  } finally {
    await writer.discard();
  }
}

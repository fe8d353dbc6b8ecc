import { createRunFolder, openRun, type Problem, verifyRunFolder } from "@tipbench/store";
import type { Execution } from "./replication/settings.ts";
import { runStored } from "./run-scenario.ts";
import { storedScenario } from "./stored-run.ts";
import { writeResults } from "./write-run.ts";

/** What a verification found. `problems` is empty where the folder is whole and the run came out the same again. */
export interface Verification {
  readonly problems: readonly Problem[];
  /** Logical hashes of the run as it came out this time, by file; empty where the folder was damaged already. */
  readonly content: Readonly<Record<string, string>>;
}

/** Checks a run folder byte by byte, then runs its scenario again from the manifest and compares the hashes of all tables. */
export async function verifyRun(folder: string, dir: string, execution: Partial<Execution>): Promise<Verification> {
  const damage = await verifyRunFolder(folder);
  if (damage.length > 0) return { problems: damage, content: {} };
  const { manifest } = await openRun(folder);
  const run = await runStored(await storedScenario(folder, manifest), manifest.replications, execution);
  const writer = await createRunFolder(dir);
  try {
    await writeResults(writer, run);
    const content = writer.content();
    const names = [...new Set([...Object.keys(manifest.content), ...Object.keys(content)])].sort();
    const problems = names
      .filter((name) => manifest.content[name] !== content[name])
      .map((name) => ({
        code: "not-reproduced",
        message: `${name} came out differently this time.`,
        at: folder,
        found: content[name] ?? "no such table",
        expected: manifest.content[name] ?? "no such table",
        fix: `run it with version ${manifest.version} of tipbench`,
      }));
    return { problems, content };
  } finally {
    await writer.discard();
  }
}

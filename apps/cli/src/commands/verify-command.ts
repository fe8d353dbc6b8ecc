import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyRun } from "@tipbench/lab";
import { UserError } from "@tipbench/vocabulary";
import { progress } from "../progress.ts";
import { stoppable } from "../stop-signal.ts";
import type { VerifyFlags } from "./verify.ts";

/** Proves that a run folder is whole and that its run comes out the same again; throws a UserError with all that differs. */
export async function verifyCommand(folder: string, { workers, stageFolder, stream }: VerifyFlags): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), "tipbench-verify-"));
  const shown = progress("running again");
  try {
    const { problems, content } = await stoppable("The run folder was only read.", (signal) =>
      verifyRun(
        folder,
        scratch,
        {
          workers: workers === 1 ? 1 : 2,
          commandFolder: stageFolder,
          signal,
          onProgress: shown.update,
        },
        stream ?? null,
      ),
    );
    if (problems.length > 0) throw new UserError(problems);
    for (const [name, hash] of Object.entries(content)) process.stdout.write(`same  ${hash}  ${name}\n`);
    process.stdout.write(`The folder is whole, and all ${Object.keys(content).length} tables came out the same.\n`);
  } finally {
    shown.end();
    await rm(scratch, { recursive: true, force: true });
  }
}

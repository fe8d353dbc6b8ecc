import { explainReport, type ReportLife } from "@tipbench/lab";
import { openRun } from "@tipbench/store";
import { type Manifest, UserError } from "@tipbench/vocabulary";
import { lifeText } from "../life-text.ts";
import { progress } from "../progress.ts";
import { stoppable } from "../stop-signal.ts";
import type { ExplainFlags } from "./explain.ts";

function requireReplication(folder: string, replication: number, { replications }: Manifest): void {
  if (replication < replications) return;
  throw new UserError({
    code: "out-of-range",
    message: `The run has no replication ${replication}.`,
    at: `--replication, ${folder}`,
    found: String(replication),
    expected: `a whole number from 0 to ${replications - 1}`,
    fix: "write for example --replication 0",
  });
}

/** Prints a report's life under each strategy of a run; decisions that were not stored are made again. */
export async function explainCommand(folder: string, reportId: number, flags: ExplainFlags): Promise<void> {
  const { manifest } = await openRun(folder);
  requireReplication(folder, flags.replication, manifest);
  const shown = progress("making its decisions again");
  try {
    const life: ReportLife = await stoppable("The run folder was only read.", (signal) =>
      explainReport(
        folder,
        { reportId, replication: flags.replication },
        { workers: flags.workers === 1 ? 1 : 2, signal, onProgress: shown.update },
      ),
    );
    shown.end();
    if (flags.json) process.stdout.write(`${JSON.stringify(life, null, 2)}\n`);
    else process.stdout.write(lifeText(life, manifest));
  } finally {
    shown.end();
  }
}

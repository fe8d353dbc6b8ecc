import { explainReport, type ReportLife } from "@tipbench/lab";
import { openRun } from "@tipbench/store";
import { lifeText } from "../life-text.ts";
import { progress } from "../progress.ts";
import { stoppable } from "../stop-signal.ts";
import type { ExplainFlags } from "./explain.ts";

/** Prints a report's life under each strategy of a run; decisions that were not stored are made again. */
export async function explainCommand(folder: string, reportId: number, flags: ExplainFlags): Promise<void> {
  const shown = progress("making its decisions again");
  try {
    const life: ReportLife = await stoppable("The run folder was only read.", (signal) =>
      explainReport(
        folder,
        { reportId, replication: flags.replication },
        {
          workers: flags.workers === 1 ? 1 : 2,
          commandFolder: flags.stageFolder,
          signal,
          onProgress: shown.update,
        },
        flags.stream ?? null,
      ),
    );
    shown.end();
    if (flags.json) process.stdout.write(`${JSON.stringify(life, null, 2)}\n`);
    else process.stdout.write(lifeText(life, (await openRun(folder)).manifest));
  } finally {
    shown.end();
  }
}

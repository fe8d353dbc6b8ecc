import type { Command } from "commander";
import { commandHelp } from "../command-help.ts";
import { existingFolder } from "../folder-option.ts";
import { wholeNumber } from "../number-option.ts";

const mostReplications = 1000;

/** What the flags of `explain` say. */
export interface ExplainFlags {
  readonly replication: number;
  readonly workers: number;
  readonly stageFolder: string;
  readonly stream?: string;
  readonly json?: true;
}

const help = commandHelp({
  output:
    "the report as received, its truth, and the decisions side by side, or with --json one document; progress on standard error",
  examples: [
    "tipbench explain runs/demo-1a2b3c4d5e6f 2882343476",
    "tipbench explain runs/demo-1a2b3c4d5e6f 2882343476 --json",
  ],
});

/** `tipbench explain RUN REPORT`. */
export function addExplain(program: Command): void {
  program
    .command("explain")
    .description("a report's whole life under each strategy of a run")
    .argument("<run>", "run folder")
    .argument("<report>", "reportId, as decisions and streams show it", wholeNumber("REPORT", 0, 0xffffffff))
    .option("--replication <n>", "number of the replication", wholeNumber("--replication", 0, mostReplications - 1), 0)
    .option("--stream <path>", "the recorded stream of a run that was made on one")
    .option("--workers <n>", "threads, 1 or 2; changes no result", wholeNumber("--workers", 1, 2), 2)
    .option(
      "--stage-folder <dir>",
      "folder in which commands of the run's stages are started",
      existingFolder("--stage-folder"),
      ".",
    )
    .option("--json", "print one JSON document on standard output")
    .addHelpText("after", help)
    .action(async (run: string, report: number, flags: ExplainFlags) => {
      const { explainCommand } = await import("./explain-command.ts");
      await explainCommand(run, report, flags);
    });
}

import type { Command } from "commander";
import { commandHelp } from "../command-help.ts";
import { existingFolder } from "../folder-option.ts";
import { wholeNumber } from "../number-option.ts";

/** What the flags of `verify` say. */
export interface VerifyFlags {
  readonly workers: number;
  readonly stageFolder: string;
  readonly stream?: string;
}

const help = commandHelp({
  output: "the hash of each table that came out the same; what differs and progress on standard error",
  exits:
    "0 all is the same, 1 error in what was given or something differs, 70 a bug in tipbench, 130 stopped by Ctrl-C",
  examples: ["tipbench verify runs/demo-1a2b3c4d5e6f"],
});

/** `tipbench verify RUN`. */
export function addVerify(program: Command): void {
  program
    .command("verify")
    .description("check a run folder byte by byte, run it again and compare the results")
    .argument("<run>", "run folder")
    .option("--stream <path>", "the recorded stream of a run that was made on one")
    .option("--workers <n>", "threads, 1 or 2; changes no result", wholeNumber("--workers", 1, 2), 2)
    .option(
      "--stage-folder <dir>",
      "folder in which commands of the run's stages are started",
      existingFolder("--stage-folder"),
      ".",
    )
    .addHelpText("after", help)
    .action(async (run: string, flags: VerifyFlags) => {
      const { verifyCommand } = await import("./verify-command.ts");
      await verifyCommand(run, flags);
    });
}

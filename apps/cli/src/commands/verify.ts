import type { Command } from "commander";
import { wholeNumber } from "../number-option.ts";

/** What the flags of `verify` say. */
export interface VerifyFlags {
  readonly workers: number;
}

const examples = `
Examples:
  tipbench verify runs/demo-1a2b3c4d5e6f`;

/** `tipbench verify RUN`. */
export function addVerify(program: Command): void {
  program
    .command("verify")
    .description("check a run folder byte by byte, run it again and compare the results")
    .argument("<run>", "run folder")
    .option("--workers <n>", "threads, 1 or 2; changes no result", wholeNumber("--workers", 1, 2), 2)
    .addHelpText("after", examples)
    .action(async (run: string, flags: VerifyFlags) => {
      const { verifyCommand } = await import("./verify-command.ts");
      await verifyCommand(run, flags);
    });
}

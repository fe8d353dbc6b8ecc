import type { Command } from "commander";
import { commandHelp } from "../command-help.ts";

/** What the flags of `realism` say. */
export interface RealismFlags {
  readonly json?: true;
}

const help = commandHelp({
  output:
    "the realism card, a table a part: fitted figures, following ones, those that are not predicted, patterns found again; or with --json one document",
  exits: "0 done, whatever the card says, 1 error in what was given, 70 a bug in tipbench",
  examples: [
    "tipbench realism runs/us-2023-1a2b3c4d5e6f",
    "tipbench realism runs/us-2023-1a2b3c4d5e6f --json > card.json",
  ],
});

/** `tipbench realism RUN`. */
export function addRealism(program: Command): void {
  program
    .command("realism")
    .description("hold a run's own counts against the published figures of its year")
    .argument("<run>", "run folder")
    .option("--json", "print one JSON document on standard output")
    .addHelpText("after", help)
    .action(async (run: string, flags: RealismFlags) => {
      const { realismCommand } = await import("./realism-command.ts");
      await realismCommand(run, flags);
    });
}

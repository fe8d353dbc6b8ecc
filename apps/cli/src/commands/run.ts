import type { Command } from "commander";
import { commandHelp } from "../command-help.ts";
import { anyNumber, wholeNumber } from "../number-option.ts";

const mostReplications = 1000;

/** What the flags of `run` say. */
export interface RunFlags {
  readonly scale?: number;
  readonly days?: number;
  readonly seed?: string;
  readonly replications: number;
  readonly workers: number;
  readonly stream?: string;
  readonly out: string;
  readonly blind?: true;
  readonly json?: true;
}

const help = commandHelp({
  output: "a table, or with --json one document; a folder DIR/NAME-HASH with report.html; progress on standard error",
  examples: [
    "tipbench run scenarios/demo.yaml",
    "tipbench run scenarios/us-2023.yaml --json > result.json",
    "tipbench run my.yaml --scale 0.1 --replications 10 --seed another-seed",
    "tipbench run my.yaml --stream streams/my",
  ],
});

/** `tipbench run SCENARIO`. */
export function addRun(program: Command): void {
  program
    .command("run")
    .description("compare a scenario's strategies: a table, a run folder, report.html")
    .argument("<scenario>", "scenario file (YAML)")
    .option("--scale <x>", "volume against the national one", anyNumber("--scale"))
    .option("--days <n>", "measured days", anyNumber("--days"))
    .option("--seed <s>", "seed in place of the scenario's")
    .option("--replications <r>", "independent seeds", wholeNumber("--replications", 1, mostReplications), 1)
    .option(
      "--stream <path>",
      "recorded stream in place of the world's own: a file of reports, or a folder as generate writes it",
    )
    .option("--workers <n>", "threads, 1 or 2; changes no result", wholeNumber("--workers", 1, 2), 2)
    .option("--out <dir>", "folder that the run folder goes into", "runs")
    .option("--blind", "a contest: own stages only by url, and a seed drawn here that only the run folder holds")
    .option("--json", "print one JSON document on standard output")
    .addHelpText("after", help)
    .action(async (scenario: string, flags: RunFlags) => {
      const { runCommand } = await import("./run-command.ts");
      await runCommand(scenario, flags);
    });
}

import { type Command, Option } from "commander";
import { commandHelp } from "../command-help.ts";
import { wholeNumber } from "../number-option.ts";
import { oneOf } from "../word-option.ts";

const mostReplications = 10_000;
const mostServers = 100_000;

/** What the flags of `floor` say. */
export interface FloorFlags {
  readonly replications?: number;
  readonly seed?: string;
  readonly find?: "staff";
  readonly soThat?: string;
  readonly desk?: string;
  readonly most?: number;
  readonly json?: true;
}

const help = commandHelp({
  output:
    "a table a desk, and with --find the staff that was tried and the least that is enough; or with --json one document; progress on standard error",
  exits:
    "0 done, whether staff was found or not, 1 error in what was given, 70 a bug in tipbench, 130 stopped by Ctrl-C",
  examples: [
    "tipbench floor scenarios/floor/two-desks.yaml",
    "tipbench floor my.yaml --replications 50 --seed another --json > result.json",
    "tipbench floor my.yaml --find staff --so-that 'wait.p95 < 1h'",
    "tipbench floor my.yaml --find staff --so-that 'intake.urgent.wait.p95 < 5 min and intake.utilisation < 85 %'",
  ],
});

/** `tipbench floor FILE`. */
export function addFloor(program: Command): void {
  program
    .command("floor")
    .description("a stand-alone floor: waits, queues, utilisation and losses at desks; a staffing calculator")
    .argument("<file>", "floor file (YAML)")
    .option(
      "--replications <r>",
      "independent runs (default: the file's)",
      wholeNumber("--replications", 1, mostReplications),
    )
    .option("--seed <s>", "seed in place of the file's")
    .addOption(
      new Option("--find <what>", "search the least staff that meets --so-that")
        .choices(["staff"])
        .argParser(oneOf("--find", ["staff"])),
    )
    .option(
      "--so-that <condition>",
      "[DESK.[KIND.]]MEASURE < NUMBER with its unit (s, min, h, d, %), several joined by and",
    )
    .option("--desk <name>", "change the staff of this desk alone (default: of those that the condition speaks of)")
    .option(
      "--most <n>",
      "most servers of a desk or shift that are tried (default: 1000)",
      wholeNumber("--most", 1, mostServers),
    )
    .option("--json", "print one JSON document on standard output")
    .addHelpText("after", help)
    .action(async (file: string, flags: FloorFlags) => {
      const { floorCommand } = await import("./floor-command.ts");
      await floorCommand(file, flags);
    });
}

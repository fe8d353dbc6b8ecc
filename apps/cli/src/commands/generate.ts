import type { Command } from "commander";
import { Option } from "commander";
import { commandHelp } from "../command-help.ts";
import { anyNumber } from "../number-option.ts";
import { oneOf } from "../word-option.ts";

/** What the flags of `generate` say. */
export interface GenerateFlags {
  readonly scale?: number;
  readonly days?: number;
  readonly seed?: string;
  readonly out?: string;
  readonly format: Format;
}

const formats = ["parquet", "jsonl"] as const;
type Format = (typeof formats)[number];

const help = commandHelp({
  output:
    "what was written; a folder with reports, files, truth, datasheet.json and README.txt; progress on standard error",
  examples: [
    "tipbench generate scenarios/demo.yaml --days 1 --out stream",
    "tipbench generate my.yaml --scale 0.001 --format jsonl --out small",
  ],
});

/** `tipbench generate SCENARIO`. */
export function addGenerate(program: Command): void {
  program
    .command("generate")
    .description("the stream alone, with its truth: Parquet or JSON lines")
    .argument("<scenario>", "scenario file (YAML)")
    .option("--scale <x>", "volume against the national one", anyNumber("--scale"))
    .option("--days <n>", "measured days", anyNumber("--days"))
    .option("--seed <s>", "seed in place of the scenario's")
    .addOption(
      new Option("--format <f>", "file format")
        .choices(formats)
        .default("parquet")
        .argParser(oneOf("--format", formats)),
    )
    .option("--out <dir>", "folder to write, new or empty (default: streams/NAME)")
    .addHelpText("after", help)
    .action(async (scenario: string, flags: GenerateFlags) => {
      const { generateCommand } = await import("./generate-command.ts");
      await generateCommand(scenario, flags);
    });
}

import type { Command } from "commander";
import { Option } from "commander";
import { commandHelp } from "../command-help.ts";
import { anyNumber, wholeNumber } from "../number-option.ts";
import { oneOf } from "../word-option.ts";

/** What the flags of `generate` say. */
export interface GenerateFlags {
  readonly scale?: number;
  readonly days?: number;
  readonly seed?: string;
  readonly out?: string;
  readonly format: Format;
  readonly columns?: readonly string[];
  readonly truth: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly reports?: number;
}

const formats = ["parquet", "jsonl", "csv"] as const;
type Format = (typeof formats)[number];

const mostReports = 4_294_967_295;

const help = commandHelp({
  output:
    "what was written; a folder with a folder a table, datasheet.json, README.txt and checksums.json; progress on standard error",
  examples: [
    "tipbench generate scenarios/demo.yaml --days 1 --out stream",
    "tipbench generate my.yaml --scale 0.001 --format jsonl --out small",
    "tipbench generate my.yaml --columns receivedAtSeconds,provider,fileHash --no-truth --out few",
    "tipbench generate my.yaml --from 2023-01-02 --to 2023-01-04 --reports 1000 --format csv --out head",
  ],
});

const names = (text: string): readonly string[] => text.split(",").map((name) => name.trim());

/** `tipbench generate SCENARIO`. */
export function addGenerate(program: Command): void {
  program
    .command("generate")
    .description("the stream alone, with its truth: Parquet, JSON lines, or CSV where it is small")
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
    .option(
      "--columns <a,b,c>",
      "columns of reports and files, by name; the tables follow from them; all is all but the texts handle and email (default: all)",
      names,
    )
    .option("--no-truth", "leave out the truth")
    .option("--from <date>", "first day, warm-up days too (default: the first day of the warm-up)")
    .option("--to <date>", "the first day that is left out (default: the end)")
    .option(
      "--reports <n>",
      "so many reports: the first ones from --from on, or else the first measured ones",
      wholeNumber("--reports", 1, mostReports),
    )
    .option("--out <dir>", "folder to write, new or empty (default: streams/NAME)")
    .addHelpText("after", help)
    .action(async (scenario: string, flags: GenerateFlags) => {
      const { generateCommand } = await import("./generate-command.ts");
      await generateCommand(scenario, flags);
    });
}

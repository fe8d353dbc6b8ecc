import type { ScenarioKind } from "@tipbench/lab";
import { type Command, Option } from "commander";
import { commandHelp } from "../command-help.ts";
import { oneOf } from "../word-option.ts";

/** What the flags of `scenario explain` say. */
export interface ScenarioExplainFlags {
  readonly only?: ScenarioKind;
  readonly json?: true;
}

const kinds = ["assumed", "published", "lever", "changed"] as const satisfies readonly ScenarioKind[];

const help = commandHelp({
  output:
    "tables by group, in 120 columns, or with --json one list of { group, name, value, unit, range, source, confidence, at }",
  examples: [
    "tipbench scenario explain scenarios/us-2023.yaml",
    "tipbench scenario explain scenarios/us-2021.yaml --only changed",
    "tipbench scenario explain my.yaml --only assumed --json",
  ],
});

/** `tipbench scenario explain FILE`. */
export function addScenario(program: Command): void {
  program
    .command("scenario")
    .description("look into a scenario file")
    .command("explain")
    .description("every value of a scenario: where it comes from, its source or assumed, its range")
    .argument("<file>", "scenario file (YAML)")
    .addOption(
      new Option(
        "--only <kind>",
        "assumed, published or lever numbers, or what the files say otherwise than the defaults",
      )
        .choices(kinds)
        .argParser(oneOf("--only", kinds)),
    )
    .option("--json", "print one JSON document on standard output")
    .addHelpText("after", help)
    .action(async (file: string, flags: ScenarioExplainFlags) => {
      const { scenarioExplainCommand } = await import("./scenario-explain-command.ts");
      scenarioExplainCommand(file, flags);
    });
}

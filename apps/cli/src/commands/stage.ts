import { type StageStep, stageSteps } from "@tipbench/vocabulary";
import { type Command, Option } from "commander";
import { commandHelp } from "../command-help.ts";
import { wholeNumber } from "../number-option.ts";
import { oneOf } from "../word-option.ts";

/** The languages that there are templates in. */
export const stageLanguages = ["ts", "python"] as const;
export type StageLanguage = (typeof stageLanguages)[number];

/** What the flags of `stage new` say. */
export interface StageNewFlags {
  readonly lang: StageLanguage;
  readonly out?: string;
}

/** What the flags of `stage test` say. */
export interface StageTestFlags {
  readonly kind?: StageStep;
  readonly options?: string;
  readonly runs?: number;
  readonly seed: string;
  readonly replay?: string;
  readonly deadline: number;
  readonly json?: true;
}

const mostRuns = 100_000;
const mostSeconds = 3600;

const helpOfNew = commandHelp({
  output: "a file of thirty to sixty lines that passes the laws as it stands, and what to do next",
  exits: "0 done, 1 error in what was given (a file that is there already among them), 70 a bug in tipbench",
  examples: [
    "tipbench stage new triage",
    "tipbench stage new routing --lang python",
    "tipbench stage new dedup --out stages/same-account.ts",
  ],
});

const helpOfTest = commandHelp({
  output:
    "the laws, each kept or broken; of a broken one the smallest stream that shows it, what the stage gave, and the command that replays it; or with --json one document",
  exits: "0 all laws are kept, 1 one is broken or error in what was given, 70 a bug in tipbench, 130 stopped by Ctrl-C",
  examples: [
    "tipbench stage test ./my-triage.ts",
    "tipbench stage test 'python3 my_triage.py'",
    "tipbench stage test http://127.0.0.1:9000/ --kind triage",
    "tipbench stage test ./my-triage.ts --options '{ \"trustsFlags\": false }' --runs 1000 --seed another",
  ],
});

/** `tipbench stage new KIND` and `tipbench stage test STAGE`. */
export function addStage(program: Command): void {
  const stage = program.command("stage").description("a stage of your own: a template, and the laws that it must keep");
  addNew(stage);
  addTest(stage);
}

function addNew(stage: Command): void {
  stage
    .command("new")
    .description("write the template of a stage")
    .argument("<kind>", `what it decides: ${stageSteps.join(", ")}`, oneOf("stage new", stageSteps))
    .addOption(
      new Option("--lang <language>", "language of the template")
        .choices(stageLanguages)
        .default("ts")
        .argParser(oneOf("--lang", stageLanguages)),
    )
    .option("--out <file>", "file to write, which must not be there (default: my-KIND.ts or my_KIND.py)")
    .addHelpText("after", helpOfNew)
    .action(async (kind: StageStep, flags: StageNewFlags) => {
      const { stageNewCommand } = await import("./stage-new-command.ts");
      stageNewCommand(kind, flags);
    });
}

function addTest(stage: Command): void {
  stage
    .command("test")
    .description("hold a stage to the laws that every stage keeps, over streams of synthetic reports")
    .argument("<stage>", "a TypeScript or JavaScript file, a command in quotes, or a URL")
    .addOption(
      new Option("--kind <kind>", "what it decides (default: what it says itself)")
        .choices(stageSteps)
        .argParser(oneOf("--kind", stageSteps)),
    )
    .option("--options <json>", "the stage's options, as a scenario has them beside `use` (default: none)")
    .option(
      "--runs <n>",
      "streams tried for each law (default: 100; 10 for a command)",
      wholeNumber("--runs", 1, mostRuns),
    )
    .option("--seed <s>", "which streams", "stage test")
    .option("--replay <law:seed:path>", "one law on one stream, as a failure has printed it")
    .option(
      "--deadline <s>",
      "seconds that a call of the stage may take",
      wholeNumber("--deadline", 1, mostSeconds),
      10,
    )
    .option("--json", "print one JSON document on standard output")
    .addHelpText("after", helpOfTest)
    .action(async (text: string, flags: StageTestFlags) => {
      const { stageTestCommand } = await import("./stage-test-command.ts");
      await stageTestCommand(text, flags);
    });
}

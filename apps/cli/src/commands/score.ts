import { type EntityLevel, entityLevels } from "@tipbench/vocabulary";
import { type Command, Option } from "commander";
import { commandHelp } from "../command-help.ts";
import { share, wholeNumber } from "../number-option.ts";
import { oneOf } from "../word-option.ts";

/** What the flags of `score clusters` say. */
export interface ScoreClustersFlags {
  readonly level: string;
  readonly json?: true;
}

/** What the flags of `score links` say. */
export interface ScoreLinksFlags {
  readonly strategy?: string;
  readonly level: EntityLevel;
  readonly threshold?: number;
  readonly falseLinks?: number;
  readonly missedLinks?: number;
  readonly points: number;
  readonly json?: true;
}

const clusterLevels = ["entity", ...entityLevels] as const;
const exits = "0 done, whatever the scores, 1 error in what was given, 70 a bug in tipbench";

const clustersHelp = commandHelp({
  output:
    "a table of scores, or with --json one document { level, records, clusters, metrics: { NAME: { value, n, unit, reason } } }",
  exits,
  examples: [
    "tipbench score clusters truth.csv predicted.csv",
    "tipbench score clusters truth.csv predicted.csv --level subject --json > scores.json",
  ],
});

const linksHelp = commandHelp({
  output: "two tables a strategy: over the threshold, and over the budget of reviews; or with --json one document",
  exits,
  examples: [
    "tipbench score links runs/demo-1a2b3c4d5e6f",
    "tipbench score links runs/demo-1a2b3c4d5e6f --strategy linked --level event --points 50 --json",
    "tipbench score links runs/demo-1a2b3c4d5e6f --threshold 0.8 --false-links 0.1 --missed-links 0.2",
  ],
});

/** `tipbench score clusters TRUTH PREDICTED` and `tipbench score links RUN`. */
export function addScore(program: Command): void {
  const score = program.command("score").description("how well records are grouped");
  addClusters(score);
  addLinks(score);
}

function addClusters(score: Command): void {
  score
    .command("clusters")
    .description("any clustering against the truth, as specialists measure it")
    .argument("<truth>", "CSV file with the header id,cluster")
    .argument("<predicted>", "the same ids with the clusters that were found")
    .addOption(
      new Option("--level <name>", "what a true cluster is; metrics are named dedup.LEVEL.*")
        .choices(clusterLevels)
        .argParser(oneOf("--level", clusterLevels))
        .default("entity"),
    )
    .option("--json", "print one JSON document on standard output")
    .addHelpText("after", clustersHelp)
    .action(async (truth: string, predicted: string, flags: ScoreClustersFlags) => {
      const { scoreClustersCommand } = await import("./score-clusters-command.ts");
      await scoreClustersCommand(truth, predicted, flags);
    });
}

function addLinks(score: Command): void {
  score
    .command("links")
    .description("precision, recall and harm over the link score and over reviews, from a run's stored scores")
    .argument("<run>", "run folder")
    .option("--strategy <name>", "one strategy (default: all with scored pairs)")
    .addOption(
      new Option("--level <name>", "what a true link is: two reports of one event, incident or subject")
        .choices(entityLevels)
        .argParser(oneOf("--level", entityLevels))
        .default("subject"),
    )
    .option(
      "--threshold <s>",
      "score from which unreviewed pairs are linked (default: the lowest that the stage linked itself)",
      share("--threshold"),
    )
    .option(
      "--false-links <share>",
      "share of pairs of two that reviewers link (default: the run's own)",
      share("--false-links"),
    )
    .option(
      "--missed-links <share>",
      "share of pairs of one that reviewers do not link (default: the run's own)",
      share("--missed-links"),
    )
    .option("--points <n>", "points of each curve, at most", wholeNumber("--points", 2, 1000), 10)
    .option("--json", "print one JSON document on standard output")
    .addHelpText("after", linksHelp)
    .action(async (run: string, flags: ScoreLinksFlags) => {
      const { scoreLinksCommand } = await import("./score-links-command.ts");
      await scoreLinksCommand(run, flags);
    });
}

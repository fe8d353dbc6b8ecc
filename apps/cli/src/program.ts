import { Command } from "commander";
import { addDashboard } from "./commands/dashboard.ts";
import { addExplain } from "./commands/explain.ts";
import { addFloor } from "./commands/floor.ts";
import { addGenerate } from "./commands/generate.ts";
import { addRealism } from "./commands/realism.ts";
import { addRun } from "./commands/run.ts";
import { addScenario } from "./commands/scenario.ts";
import { addScore } from "./commands/score.ts";
import { addStage } from "./commands/stage.ts";
import { addVerify } from "./commands/verify.ts";
import { programVersion } from "./program-version.ts";
import { usageError } from "./usage-error.ts";

const examples = `
Examples:
  tipbench run scenarios/demo.yaml              compare the scenario's strategies: a table, a run folder, report.html
  tipbench run my.yaml --replications 5 --json  with 95 % intervals, as one JSON document
  tipbench verify runs/demo-1a2b3c4d5e6f        prove that a run comes out the same again
  tipbench realism runs/demo-1a2b3c4d5e6f       hold a run against what is published about the real stream
  tipbench score clusters truth.csv found.csv   any clustering of your own against the truth
  tipbench floor scenarios/floor/two-desks.yaml waits and queues of a floor of your own
  tipbench stage new triage                     a stage of your own to begin with; tipbench stage test tries it
  tipbench dashboard                            look at the runs in a browser

Everything is synthetic. Volume is not prevalence.`;

/** Leaves what is said of a wrong call, of an inner command too, to `tellFailure`: refusals are thrown as UserError, help and version as CommanderError. */
function refuseInOneShape(command: Command): void {
  command.configureOutput({ outputError: () => {} });
  command.exitOverride((error) => {
    const isHelp = /^commander\.(help|version)/.test(error.code);
    throw isHelp ? error : usageError(command, error);
  });
  for (const inner of command.commands) refuseInOneShape(inner);
}

/** The command line; each command loads its code when it is called. */
export function program(): Command {
  const command = new Command("tipbench")
    .description("A wind tunnel for tip-line pipelines: synthetic reports with ground truth through rival strategies.")
    .version(programVersion)
    .addHelpText("after", examples);
  for (const add of [
    addRun,
    addGenerate,
    addVerify,
    addExplain,
    addScenario,
    addStage,
    addRealism,
    addScore,
    addFloor,
    addDashboard,
  ])
    add(command);
  refuseInOneShape(command);
  return command;
}

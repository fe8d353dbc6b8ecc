import type { World } from "@tipbench/world";
import { assemble, type KeptOutcome, kept, type RunResults } from "./assemble.ts";
import { tuneEngine } from "./execution/engine-settings.ts";
import type { Recording } from "./recording/recording.ts";
import { requireColumns } from "./recording/required-columns.ts";
import { runDivided } from "./replication/divided-replication.ts";
import { OutsideStages } from "./replication/outside-stages.ts";
import { defaultExecution, type Execution } from "./replication/settings.ts";
import { placeText } from "./replication/stage-fault.ts";
import { storagePolicy } from "./replication/stored-rows.ts";
import { UserStages } from "./replication/user-stages.ts";
import { type Scenario, steps } from "./scenario/scenario.ts";
import type { StoredScenario } from "./stored-run.ts";

/** A run that has been carried out, not yet written. */
export interface Run {
  readonly scenario: Scenario;
  /** Null where the stream was generated from the scenario. */
  readonly recording: Recording | null;
  readonly world: World;
  readonly results: RunResults;
  readonly userStages: UserStages;
  readonly outside: OutsideStages;
  /** Slices of reports that dedup, triage and routing stages were handed as they came in, over all replications. */
  readonly calls: number;
}

/** A scenario with all that it takes to run it. */
export interface RunnableScenario extends StoredScenario {
  readonly recording: Recording | null;
}

/** Compiles and loads every stage file that the scenario names. */
async function loadUserStages(scenario: Scenario): Promise<UserStages> {
  const stages = new UserStages();
  for (const strategy of scenario.strategies) {
    for (const step of steps) {
      const choice = strategy[step];
      const place = { step, strategy: strategy.name, choice, file: scenario.file };
      if (choice.kind === "file") await stages.load(choice.use, scenario.folder, placeText(place));
    }
  }
  return stages;
}

/**
 * Runs a scenario `replications` times with independent seeds and puts the results together. A recorded stream is the same each time; only
 * what the house draws is another. Throws UserError for faults of a stage, and
 * the signal's reason when it is aborted.
 */
export async function runScenario(
  scenario: Scenario,
  replications: number,
  settings: Partial<Execution> = {},
  recording: Recording | null = null,
): Promise<Run> {
  const outside = await OutsideStages.of(scenario, scenario.folder);
  const userStages = await loadUserStages(scenario);
  return runStored({ scenario, userStages, outside, recording }, replications, settings);
}

/** Like `runScenario`, with the user's stages loaded already. */
export async function runStored(
  { scenario, userStages, outside, recording }: RunnableScenario,
  replications: number,
  settings: Partial<Execution> = {},
): Promise<Run> {
  tuneEngine();
  const execution = { ...defaultExecution, ...settings };
  if (recording) requireColumns(recording, { scenario, userStages, outside });
  const outcomes: KeptOutcome[] = [];
  let world: World | undefined;
  for (let replication = 0; replication < replications; replication++) {
    const outcome = await runDivided({
      scenario,
      replication,
      recording,
      userStages,
      outside,
      storage: (of) => storagePolicy(scenario, of),
      execution: {
        ...execution,
        onProgress: (done, total) => execution.onProgress(replication * total + done, replications * total),
      },
    });
    world ??= outcome.world;
    outcomes.push(kept(outcome));
  }
  if (!world) throw new RangeError("a run needs at least one replication");
  const calls = outcomes.reduce((sum, outcome) => sum + outcome.calls, 0);
  const results = assemble(scenario, world, outcomes, recording?.lacking ?? []);
  return { scenario, recording, world, results, userStages, outside, calls };
}

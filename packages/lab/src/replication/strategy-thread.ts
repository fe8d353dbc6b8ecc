import { streamOfRing } from "../execution/generator-thread.ts";
import type { StrategiesTask } from "../execution/task.ts";
import { steps } from "../scenario/scenario.ts";
import type { StreamSummary } from "../stream/stream-summary.kernel.ts";
import { packDecisions } from "./decision-values.ts";
import { type OutsideRecords, OutsideStages } from "./outside-stages.ts";
import { type ReplicationOutcome, runReplication, type StrategyOutcome } from "./replication.ts";
import { defaultExecution } from "./settings.ts";
import { placeText } from "./stage-fault.ts";
import { storagePolicy } from "./stored-rows.ts";
import { UserStages } from "./user-stages.ts";

/** What a thread with some of the strategies sends back: objects would take seconds to copy. */
export interface ThreadOutcome extends Pick<ReplicationOutcome, "calls"> {
  readonly strategies: readonly (Omit<StrategyOutcome, "decisions"> & { readonly decisions: Float64Array })[];
  /** What is known of the stages outside that it opened. */
  readonly outsideRecords: OutsideRecords;
}

async function ownStages({ scenario, stageTexts }: StrategiesTask): Promise<UserStages> {
  const stages = new UserStages();
  for (const strategy of scenario.strategies) {
    for (const step of steps) {
      const choice = strategy[step];
      const place = { step, strategy: strategy.name, choice, file: scenario.file };
      const text = stageTexts.get(choice.use);
      if (choice.kind === "file" && text !== undefined) {
        await stages.load(choice.use, scenario.folder, placeText(place), text);
      }
    }
  }
  return stages;
}

/** Takes a thread's strategies through the stream of a ring; the summary comes when the stream has ended. */
export async function takeStrategies(task: StrategiesTask, summary: Promise<StreamSummary>): Promise<ThreadOutcome> {
  const { scenario, replication, recording, ring, consumer, truth, chunkTicks, sliceRows, commandFolder, stop } = task;
  const outside = await OutsideStages.of(scenario, commandFolder, stop);
  const { strategies, calls } = await runReplication({
    scenario,
    replication,
    recording,
    truth,
    userStages: await ownStages(task),
    outside,
    storage: (world) => storagePolicy(scenario, world),
    execution: { ...defaultExecution, chunkTicks, sliceRows },
    openStream: (world) => {
      const chunks = Math.ceil(world.clock.ticks / chunkTicks);
      return { ...streamOfRing(ring, consumer, chunks, summary), async close() {} };
    },
  });
  const sent = strategies.map((outcome) => ({ ...outcome, decisions: packDecisions(outcome.decisions) }));
  return { strategies: sent, calls, outsideRecords: outside.records() };
}

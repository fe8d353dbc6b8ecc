import type { StageColumn } from "@tipbench/vocabulary";
import type { WorldOrder } from "../execution/world-order.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** How a run is carried out. None of it changes a result. */
export interface Execution {
  /** 1: one thread; 2: the stream is generated in a thread of its own. */
  readonly workers: 1 | 2;
  /** Ticks that are generated at once. */
  readonly chunkTicks: number;
  /** Rows that a stage is handed at once; a tick has no more in one call. */
  readonly sliceRows: number;
  /** Where the commands of stages run when a run folder is run again; a scenario's own run in its folder. */
  readonly commandFolder: string;
  /** Told now and then how many ticks of how many are done. */
  readonly onProgress: (done: number, total: number) => void;
  /** Ends the run early when it is aborted. */
  readonly signal: AbortSignal;
}

/** What `runScenario` takes where nothing else is asked for. */
export const defaultExecution: Execution = {
  workers: 2,
  chunkTicks: 16,
  sliceRows: Number.POSITIVE_INFINITY,
  commandFolder: ".",
  onProgress: () => {},
  signal: new AbortController().signal,
};

/** Seed of a replication's world and stages. */
export function replicationSeed({ seed }: Scenario, replication: number): string {
  return `${seed}/${replication}`;
}

/** The order for the stream of a replication, from its world. */
export function worldOrder(
  scenario: Scenario,
  replication: number,
  wanted: readonly StageColumn[],
  { chunkTicks }: Pick<Execution, "chunkTicks">,
): WorldOrder {
  const { days, warmupDays, scale, startDate, settings } = scenario;
  return {
    seed: replicationSeed(scenario, replication),
    settings,
    period: { days, warmupDays, scale, startDate },
    wanted: settings.events.some(({ kind }) => kind === "batching") ? [...wanted, "batchedEvents", "batched"] : wanted,
    chunkTicks,
    recording: null,
  };
}

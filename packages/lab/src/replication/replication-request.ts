import { createRunTruth, type RunTruth } from "@tipbench/scoring";
import type { StageColumn } from "@tipbench/vocabulary";
import type { World } from "@tipbench/world";
import type { ChunkStream } from "../execution/generate.ts";
import type { WorldOrder } from "../execution/world-order.ts";
import type { Recording } from "../recording/recording.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { OutsideStages } from "./outside-stages.ts";
import { type Execution, worldOrder } from "./settings.ts";
import type { StoragePolicy } from "./stored-rows.ts";
import type { StrategyRun } from "./strategy-run.ts";
import type { UserStages } from "./user-stages.ts";

/** One replication of a scenario, before it is run. */
export interface ReplicationRequest {
  readonly scenario: Scenario;
  /** 0 is the first. */
  readonly replication: number;
  /** The stream in place of the world's own; null: none. */
  readonly recording: Recording | null;
  readonly userStages: UserStages;
  readonly outside: OutsideStages;
  readonly storage: (world: World) => StoragePolicy;
  readonly execution: Execution;
  /** Opens the stream that the strategies are taken through; by default one of the replication's own. */
  readonly openStream?: (world: World) => ChunkStream;
  /** The truth of the run's rows, where somebody else writes it: a row no later than the stream gives the row's chunk. */
  readonly truth?: RunTruth;
  /** Asked after every chunk: true ends the run there, without scores. */
  readonly isDone?: (runs: readonly StrategyRun[]) => boolean;
}

/** What decides the stream of a replication. */
type StreamRequest = Pick<ReplicationRequest, "scenario" | "replication" | "recording" | "execution">;

/** The order for the stream of a replication. A recorded one is the same in all: only what the house draws is another. */
export function orderOf(
  { scenario, replication, recording, execution }: StreamRequest,
  wanted: readonly StageColumn[],
): WorldOrder {
  const order = worldOrder(scenario, recording ? 0 : replication, wanted, execution);
  return { ...order, recording };
}

/** Sizes that all parts of a replication share. */
export interface Sizes {
  readonly rows: number;
  readonly rowsPerTick: number;
}

/** Memory for the truth of a run's rows; of a recorded stream with what cannot be generated again. */
export function truthMemory({ recording }: ReplicationRequest, { rows }: Sizes): RunTruth {
  return createRunTruth(rows, recording ? rows : 0);
}

/** The sizes of a world's runs. */
export function sizesOf({ clock }: World): Sizes {
  let rowsPerTick = 1;
  for (let tick = 0; tick < clock.ticks; tick++) {
    rowsPerTick = Math.max(rowsPerTick, (clock.firstEvent[tick + 1] ?? 0) - (clock.firstEvent[tick] ?? 0));
  }
  return { rows: (clock.firstEvent[clock.ticks] ?? 0) - (clock.firstEvent[0] ?? 0), rowsPerTick };
}

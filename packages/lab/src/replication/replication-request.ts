import type { RunTruth } from "@tipbench/scoring";
import type { World } from "@tipbench/world";
import type { ChunkStream } from "../execution/generate.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { OutsideStages } from "./outside-stages.ts";
import type { Execution } from "./settings.ts";
import type { StoragePolicy } from "./stored-rows.ts";
import type { StrategyRun } from "./strategy-run.ts";
import type { UserStages } from "./user-stages.ts";

/** One replication of a scenario, before it is run. */
export interface ReplicationRequest {
  readonly scenario: Scenario;
  /** 0 is the first. */
  readonly replication: number;
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

/** Sizes that all parts of a replication share. */
export interface Sizes {
  readonly rows: number;
  readonly rowsPerTick: number;
}

/** The sizes of a world's runs. */
export function sizesOf({ clock }: World): Sizes {
  let rowsPerTick = 1;
  for (let tick = 0; tick < clock.ticks; tick++) {
    rowsPerTick = Math.max(rowsPerTick, (clock.firstEvent[tick + 1] ?? 0) - (clock.firstEvent[tick] ?? 0));
  }
  return { rows: (clock.firstEvent[clock.ticks] ?? 0) - (clock.firstEvent[0] ?? 0), rowsPerTick };
}

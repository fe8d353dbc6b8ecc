import type { Scenario } from "../scenario/scenario.ts";
import type { Ring } from "./ring.ts";
import type { WorldOrder } from "./world-order.ts";

/** A thread that generates a stream. */
export interface GenerateTask {
  readonly kind: "generate";
  readonly order: WorldOrder;
  readonly ring: Ring;
}

/** A thread that takes some strategies of a scenario through a stream that another generates. */
export interface StrategiesTask {
  readonly kind: "strategies";
  /** With the strategies of this thread alone. */
  readonly scenario: Scenario;
  readonly replication: number;
  readonly ring: Ring;
  readonly consumer: number;
  readonly chunkTicks: number;
  readonly sliceRows: number;
  /** The user's own stages, compiled, by path as written. */
  readonly stageTexts: ReadonlyMap<string, string>;
}

/** What a thread is started for. */
export type Task = GenerateTask | StrategiesTask;

import type { CellNumbering, RunTruth } from "@tipbench/scoring";
import type { Recording } from "../recording/recording.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Ring } from "./ring.ts";
import type { WorldOrder } from "./world-order.ts";

/** A thread that generates a stream. */
export interface GenerateTask {
  readonly kind: "generate";
  readonly order: WorldOrder;
  readonly ring: Ring;
  /** Where the truth of every row is kept for those who score; null where each keeps its own. */
  readonly kept: KeptTruth | null;
}

/** The truth of a run's rows, and how it numbers cells. */
export interface KeptTruth {
  readonly truth: RunTruth;
  readonly numbering: CellNumbering;
}

/** A thread that takes some strategies of a scenario through a stream that another generates. */
export interface StrategiesTask {
  readonly kind: "strategies";
  /** With the strategies of this thread alone. */
  readonly scenario: Scenario;
  readonly replication: number;
  readonly recording: Recording | null;
  readonly ring: Ring;
  readonly consumer: number;
  /** The generating thread writes it, a row no later than the row's chunk. */
  readonly truth: RunTruth;
  readonly chunkTicks: number;
  readonly sliceRows: number;
  /** The user's own stages, compiled, by path as written. */
  readonly stageTexts: ReadonlyMap<string, string>;
}

/** What a thread is started for. */
export type Task = GenerateTask | StrategiesTask;

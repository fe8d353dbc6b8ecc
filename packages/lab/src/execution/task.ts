import type { CellNumbering, RunTruth } from "@tipbench/scoring";
import type { StopSign } from "@tipbench/transport";
import type { MissCauseTable } from "@tipbench/world";
import type { Recording } from "../recording/recording.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { StudyTask } from "../stage-study/study-task.ts";
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

/** The truth of a run's rows, how it numbers cells, and by what it tells why a place could be missed. */
export interface KeptTruth {
  readonly truth: RunTruth;
  readonly numbering: CellNumbering;
  readonly causes: MissCauseTable;
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
  /** Where the commands of stages run. */
  readonly commandFolder: string;
  /** Ends stages outside the process, of which this thread may be waiting for one. */
  readonly stop: StopSign;
}

/** What a thread is started for. */
export type Task = GenerateTask | StrategiesTask | StudyTask;

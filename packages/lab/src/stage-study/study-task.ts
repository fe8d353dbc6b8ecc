import type { StopSign } from "@tipbench/transport";
import type { Step } from "../scenario/scenario.ts";
import type { StageTarget } from "./stage-target.ts";

/** One law on one stream, as a failure has printed it. */
export interface Replay {
  readonly law: string;
  readonly seed: number;
  readonly path: string;
}

/** What a stage is to be tested for. */
export interface StudyRequest {
  readonly target: StageTarget;
  /** Null: what its own shape says. */
  readonly step: Step | null;
  readonly options: Readonly<Record<string, unknown>>;
  /** Streams tried for each law; null: as many as are usual for such a target. */
  readonly runs: number | null;
  readonly seed: string;
  readonly replay: Replay | null;
  /** Seconds that a call of the stage may take. */
  readonly deadlineSeconds: number;
}

/** A thread that holds a stage to the laws. */
export interface StudyTask extends StudyRequest {
  readonly kind: "study";
  /** In its one element the calls of the stage so far, its making among them; shared. */
  readonly calls: Int32Array;
  /** Ends the processes that the study has started. */
  readonly stop: StopSign;
}

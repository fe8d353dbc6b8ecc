import type { AnyBatch } from "@tipbench/columns";
import { labelColumns, type StageStep } from "@tipbench/vocabulary";
import type { RowDecision, Teach, Trial } from "./law.ts";
import type { Decision, OpenStage } from "./open-stage.ts";
import { labelledBatch, labelledRows, tickBatches } from "./stream-batch.ts";
import { tickFeedback } from "./tick-feedback.ts";

/** How a stage is run over a stream. */
export interface Running {
  /** Rows of a call at most; a whole tick by default. */
  readonly most?: number;
  /** Puts a batch to the stage. */
  readonly ask?: (stage: OpenStage, batch: AnyBatch) => readonly Decision[];
  readonly teach?: Teach;
}

/** No tick has more rows. */
const wholeTick = Number.MAX_SAFE_INTEGER;

/** All that a stage says of a trial's stream, tick by tick; one that learns is told something after each tick. */
export function runStage(stage: OpenStage, trial: Trial, running: Running = {}): RowDecision[] {
  const { most = wholeTick, ask = askPlainly, teach = teachPlainly } = running;
  const { step, stream, tables } = trial;
  return tickBatches(stream, stage.reads, most).flatMap((batches, tick) => {
    const said = batches.flatMap((batch) => rowDecisions(step, batch, ask(stage, batch)));
    if (stage.learn) teach(stage, tickFeedback(stream, tick, tables));
    return said;
  });
}

const askPlainly = (stage: OpenStage, batch: AnyBatch): readonly Decision[] => stage.decide(batch);
const teachPlainly: Teach = (stage, feedback) => stage.learn?.(feedback);

function rowDecisions(step: StageStep, { firstRow }: AnyBatch, decisions: readonly Decision[]): RowDecision[] {
  return decisions.map((decision, place) => ({
    row: step === "dedup" ? (decision[0] ?? 0) : firstRow + place,
    decision,
  }));
}

/** Whether a stage is asked again about labelled rows: triage that reads a label. */
export function readsLabels({ step, reads }: Pick<Trial, "step" | "reads">): boolean {
  return step === "triage" && reads.some((name) => Object.hasOwn(labelColumns, name));
}

/** What triage says of each tick's labelled rows, in calls of `most` rows or fewer; nothing where it reads no label. */
export function runAgain(stage: OpenStage, { stream }: Trial, most = wholeTick): RowDecision[] {
  const labelled = labelledRows(stream);
  return tickBatches(stream, stage.reads, wholeTick).flatMap((batches, tick) => {
    for (const batch of batches) stage.decide(batch);
    const rows = labelled[tick] ?? [];
    return chunksOf(rows, most).flatMap((call) => {
      const said = stage.decideAgain?.(labelledBatch(stream, stage.reads, call)) ?? [];
      return said.map((decision, place) => ({ row: call[place] ?? 0, decision }));
    });
  });
}

function chunksOf(rows: readonly number[], most: number): (readonly number[])[] {
  const calls = Math.ceil(rows.length / most);
  return Array.from({ length: calls }, (_, call) => rows.slice(call * most, (call + 1) * most));
}

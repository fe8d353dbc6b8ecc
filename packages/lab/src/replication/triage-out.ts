import type { TriageOut, TriageStage } from "@tipbench/stage-kit";
import { firstBadTriage } from "./decision-check.kernel.ts";
import { type StagePlace, stageFault } from "./stage-fault.ts";

/** Memory for the decisions on so many rows. */
export function triageOut(rows: number): TriageOut {
  return {
    priority: new Uint8Array(rows),
    disposition: new Uint8Array(rows),
    escalate: new Uint8Array(rows),
    score: new Float32Array(rows),
  };
}

/** The decisions on rows `[from, to)`, over the same memory. */
export function cutTriage({ priority, disposition, escalate, score }: TriageOut, from: number, to: number): TriageOut {
  return {
    priority: priority.subarray(from, to),
    disposition: disposition.subarray(from, to),
    escalate: escalate.subarray(from, to),
    score: score.subarray(from, to),
  };
}

/** Forgets the decisions on the first `rows` rows. */
export function clearTriage(out: TriageOut, rows: number): void {
  for (const values of Object.values(out)) values.fill(0, 0, rows);
}

/** Whether a stage says that its score is a probability; null, a reference, does not. */
export function isProbability(stage: Pick<TriageStage, "scoreIs"> | null): boolean {
  return stage?.scoreIs === "probability";
}

/** Throws where one of the scores of a stage that says they are probabilities is none; `rowOf` is likewise. */
export function refuseBadProbability(
  place: StagePlace,
  tick: number,
  score: Float32Array,
  rowOf: (index: number) => number,
): void {
  const bad = score.findIndex((value) => value < 0 || value > 1);
  if (bad < 0) return;
  throw stageFault(place, tick, {
    code: "code-out-of-range",
    message: `gave row ${rowOf(bad)} a score that is no probability`,
    found: `score ${score[bad]}`,
    expected: 'a score from 0 to 1, as scoreIs is "probability"',
    fix: "write a probability, or leave scoreIs out",
  });
}

/** Throws where one of the first `rows` rows was left undecided, or given a code out of range; `rowOf` is its number in the run. */
export function refuseBadTriage(
  place: StagePlace,
  tick: number,
  { priority, disposition, escalate, score }: TriageOut,
  rows: number,
  rowOf: (index: number) => number,
): void {
  const bad = firstBadTriage(priority, disposition, escalate, score, rows);
  if (bad < 0) return;
  const isUndecided = priority[bad] === 0 || disposition[bad] === 0;
  throw stageFault(place, tick, {
    code: isUndecided ? "undecided-row" : "code-out-of-range",
    message: isUndecided ? `left row ${rowOf(bad)} undecided` : `gave row ${rowOf(bad)} a code out of range`,
    found: `priority ${priority[bad]}, disposition ${disposition[bad]}, escalate ${escalate[bad]}, score ${score[bad]}`,
    expected: "priority 1 to 4, disposition 1 or 2, escalate 0 or 1, a finite score",
    fix: "write all four values of every row",
  });
}

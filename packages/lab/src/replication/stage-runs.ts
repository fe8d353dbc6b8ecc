import type { DedupReference, RoutingReference, TriageReference } from "@tipbench/references";
import type {
  DedupStage,
  Feedback,
  LinkWriter,
  RoutingStage,
  Stage,
  TriageOut,
  TriageStage,
} from "@tipbench/stage-kit";
import type { StageColumn, UserError } from "@tipbench/vocabulary";
import { fillFirstRows } from "./bundles.kernel.ts";
import { firstBadRouting } from "./decision-check.kernel.ts";
import type { PairDesk } from "./pair-desk.ts";
import { guarded, type StagePlace, stageFault } from "./stage-fault.ts";
import { batchOf, type HouseColumns, type TickView, truthViewOf } from "./tick-view.ts";
import {
  clearTriage,
  cutTriage,
  isProbability,
  refuseBadProbability,
  refuseBadTriage,
  triageOut,
} from "./triage-out.ts";

/** A stage, or a reference, made for a replication. */
export type Maker<S, R> = { readonly stage: S } | { readonly reference: R };

/** How a tick is handed over: in slices of so many rows. */
export interface Handing {
  readonly sliceRows: number;
  /** Calls of stages so far. */
  calls: number;
}

/** A stage that is told what the house learnt in a tick. */
export interface Learner {
  learn(feedback: Feedback, tick: number): void;
}

/** A step's stage, which may learn; null for a reference. */
interface LearningStep {
  readonly stage: Pick<Stage, "learn"> | null;
  readonly place: StagePlace;
}

/** The stages of some steps that learn; what one throws as it learns is its fault. */
export function learnersOf(steps: readonly LearningStep[]): Learner[] {
  return steps.flatMap(({ stage, place }) => {
    if (!stage?.learn) return [];
    return [{ learn: (feedback, tick) => guarded(place, tick, () => stage.learn?.(feedback), "learn") }];
  });
}

/** One step of a strategy, run once a tick for all strategies that share it. */
interface StepRun extends LearningStep {
  readonly reads: readonly StageColumn[];
  /** Decides a tick's rows, unless it has done so already. */
  run(view: TickView, house: HouseColumns): void;
}

/** Calls `call` with each slice `[from, to)` of some rows, and counts the calls. */
export function slices(rows: number, handing: Handing, call: (from: number, to: number) => void): void {
  for (let from = 0; from < rows; from += handing.sliceRows) {
    handing.calls += 1;
    call(from, Math.min(rows, from + handing.sliceRows));
  }
}

/** A dedup step and the bundles that it makes. */
export interface DedupRun extends StepRun {
  readonly pairs: PairDesk;
  /** First row of each row's bundle, for the tick run last. */
  readonly bundleRow: Uint32Array;
}

/** Prepares a dedup step. Whatever is said of anything but a row and an earlier one is the stage's fault. */
export function dedupRun(
  made: Maker<DedupStage, DedupReference>,
  place: StagePlace,
  pairs: PairDesk,
  rowsPerTick: number,
  handing: Handing,
): DedupRun {
  const bundleRow = new Uint32Array(rowsPerTick);
  const reads = "stage" in made ? made.stage.reads : [];
  let done = -1;
  return {
    stage: "stage" in made ? made.stage : null,
    reads,
    place,
    pairs,
    bundleRow,
    run(view, house) {
      if (view.tick === done) return;
      done = view.tick;
      const { out, refuse } = checkedLinks(place, view, pairs);
      guarded(place, view.tick, () => {
        slices(view.rows, handing, (from, to) => {
          if ("stage" in made) made.stage.dedup(batchOf(view, house, reads, from, to), out);
          else made.reference.dedup(truthViewOf(view, from, to), out);
        });
      });
      refuse();
      fillFirstRows(pairs.bundles, view.firstRow, view.rows, bundleRow);
      pairs.endTick(view.tick);
    },
  };
}

/** What a dedup stage said of two rows. */
interface SaidOfPair {
  readonly word: "link" | "review" | "compared";
  readonly later: number;
  readonly earlier: number;
  /** 1 where a score is not given. */
  readonly score: number;
}

function badLink(place: StagePlace, view: TickView, { word, later, earlier, score }: SaidOfPair) {
  const last = view.firstRow + view.rows - 1;
  return stageFault(place, view.tick, {
    code: "bad-link",
    message: "said of two rows what cannot be said of them",
    found: word === "compared" ? `compared(${later}, ${earlier})` : `${word}(${later}, ${earlier}, ${score})`,
    expected: `a row of the batch (${view.firstRow} to ${last}), a row before it, and a score above 0, at most 1`,
    fix: "name the later row first, then an earlier one, then how sure the stage is",
  });
}

/** Hands on what a stage says of pairs in a tick, and refuses what cannot be; `refuse` throws the first fault, which the stage may have caught. */
function checkedLinks(place: StagePlace, view: TickView, pairs: PairDesk) {
  const end = view.firstRow + view.rows;
  let fault: UserError | null = null;
  const refuse = (): void => {
    if (fault) throw fault;
  };
  const check = (word: SaidOfPair["word"], later: number, earlier: number, score: number): void => {
    const areRows = Number.isInteger(later) && Number.isInteger(earlier);
    const isGood = areRows && later >= view.firstRow && later < end && earlier >= 0 && earlier < later;
    if (!isGood || !(score > 0 && score <= 1)) fault ??= badLink(place, view, { word, later, earlier, score });
    refuse();
  };
  const out: LinkWriter = {
    link(later, earlier, score) {
      check("link", later, earlier, score);
      pairs.link(later, earlier, score);
    },
    review(later, earlier, score) {
      check("review", later, earlier, score);
      pairs.review(later, earlier, score);
    },
    compared(later, earlier) {
      check("compared", later, earlier, 1);
      pairs.compare(later, earlier);
    },
  };
  return { out, refuse };
}

/** A triage step and what it said of the tick run last. */
export interface TriageRun extends StepRun, TriageOut {
  /** Null for a reference. */
  readonly stage: TriageStage | null;
}

/** Prepares a triage step. Rows left undecided and codes out of range are the stage's fault. */
export function triageRun(
  made: Maker<TriageStage, TriageReference>,
  place: StagePlace,
  rowsPerTick: number,
  handing: Handing,
): TriageRun {
  const decided = triageOut(rowsPerTick);
  const stage = "stage" in made ? made.stage : null;
  const reads = "stage" in made ? made.stage.reads : [];
  let done = -1;
  return {
    ...decided,
    stage,
    reads,
    place,
    run(view, house) {
      if (view.tick === done) return;
      done = view.tick;
      clearTriage(decided, view.rows);
      guarded(place, view.tick, () => {
        slices(view.rows, handing, (from, to) => {
          const out = cutTriage(decided, from, to);
          if ("stage" in made) made.stage.triage(batchOf(view, house, reads, from, to), "received", out);
          else made.reference.triage(truthViewOf(view, from, to), out);
        });
      });
      const rowOf = (index: number): number => view.firstRow + index;
      refuseBadTriage(place, view.tick, decided, view.rows, rowOf);
      if (isProbability(stage)) refuseBadProbability(place, view.tick, decided.score.subarray(0, view.rows), rowOf);
    },
  };
}

/** A routing step and what it said of the tick run last. */
export interface RoutingRun extends StepRun {
  readonly agency: Uint16Array;
  readonly confidence: Float32Array;
}

/** Prepares a routing step. Rows without a first agency and unknown agencies are the stage's fault. */
export function routingRun(
  made: Maker<RoutingStage, RoutingReference>,
  place: StagePlace,
  agencies: number,
  rowsPerTick: number,
  handing: Handing,
): RoutingRun {
  const agency = new Uint16Array(3 * rowsPerTick);
  const confidence = new Float32Array(rowsPerTick);
  const reads = "stage" in made ? made.stage.reads : [];
  let done = -1;
  const cut = (from: number, to: number) => ({
    agency: agency.subarray(3 * from, 3 * to),
    confidence: confidence.subarray(from, to),
  });
  return {
    stage: "stage" in made ? made.stage : null,
    reads,
    place,
    agency,
    confidence,
    run(view, house) {
      if (view.tick === done) return;
      done = view.tick;
      agency.fill(0, 0, 3 * view.rows);
      confidence.fill(0, 0, view.rows);
      guarded(place, view.tick, () => {
        slices(view.rows, handing, (from, to) => {
          if ("stage" in made) made.stage.route(batchOf(view, house, reads, from, to), cut(from, to));
          else made.reference.route(truthViewOf(view, from, to), cut(from, to));
        });
      });
      const bad = firstBadRouting(agency, confidence, agencies, view.rows);
      if (bad >= 0) throw badRouting(place, view, bad, { agency, confidence, agencies });
    },
  };
}

/** What a routing stage said, where agencies are so many. */
interface RoutingSaid {
  readonly agency: Uint16Array;
  readonly confidence: Float32Array;
  readonly agencies: number;
}

function badRouting(place: StagePlace, view: TickView, bad: number, { agency, confidence, agencies }: RoutingSaid) {
  const isUndecided = agency[3 * bad] === 0;
  const row = view.firstRow + bad;
  return stageFault(place, view.tick, {
    code: isUndecided ? "undecided-row" : "code-out-of-range",
    message: isUndecided ? `left row ${row} undecided` : `gave row ${row} a bad agency`,
    found: `agencies ${agency.subarray(3 * bad, 3 * bad + 3).join(", ")}, confidence ${confidence[bad]}`,
    expected: `a first agency, codes below ${agencies}, a confidence from 0 to 1`,
    fix: "write agency[3 * row] and confidence[row] for every row",
  });
}

import type { DedupReference, RoutingReference, TriageReference } from "@tipbench/references";
import type { DedupStage, RoutingStage, TriageStage } from "@tipbench/stage-kit";
import type { StageColumn, UserError } from "@tipbench/vocabulary";
import { type Bundles, fillFirstRows, join } from "./bundles.kernel.ts";
import { firstBadRouting, firstBadTriage } from "./decision-check.kernel.ts";
import { guarded, type StagePlace, stageFault } from "./stage-fault.ts";
import { batchOf, type HouseColumns, type TickView, truthViewOf } from "./tick-view.ts";

/** A stage, or a reference, made for a replication. */
export type Maker<S, R> = { readonly stage: S } | { readonly reference: R };

/** How a tick is handed over: in slices of so many rows. */
export interface Handing {
  readonly sliceRows: number;
  /** Calls of stages so far. */
  calls: number;
}

/** One step of a strategy, run once a tick for all strategies that share it. */
interface StepRun {
  readonly reads: readonly StageColumn[];
  readonly place: StagePlace;
  /** Decides a tick's rows, unless it has done so already. */
  run(view: TickView, house: HouseColumns): void;
}

function slices(rows: number, handing: Handing, call: (from: number, to: number) => void): void {
  for (let from = 0; from < rows; from += handing.sliceRows) {
    handing.calls += 1;
    call(from, Math.min(rows, from + handing.sliceRows));
  }
}

/** A dedup step and the bundles that it makes. */
export interface DedupRun extends StepRun {
  readonly bundles: Bundles;
  /** First row of each row's bundle, for the tick run last. */
  readonly bundleRow: Uint32Array;
}

/** Prepares a dedup step. A link to anything but an earlier row is the stage's fault. */
export function dedupRun(
  made: Maker<DedupStage, DedupReference>,
  place: StagePlace,
  bundles: Bundles,
  rowsPerTick: number,
  handing: Handing,
): DedupRun {
  const bundleRow = new Uint32Array(rowsPerTick);
  const reads = "stage" in made ? made.stage.reads : [];
  let done = -1;
  return {
    reads,
    place,
    bundles,
    bundleRow,
    run(view, house) {
      if (view.tick === done) return;
      done = view.tick;
      const end = view.firstRow + view.rows;
      let fault: UserError | null = null;
      const out = {
        link(later: number, earlier: number): void {
          const areRows = Number.isInteger(later) && Number.isInteger(earlier);
          const isGood = areRows && later >= view.firstRow && later < end && earlier >= 0 && earlier < later;
          if (!isGood) {
            fault ??= badLink(place, view, later, earlier);
            throw fault;
          }
          join(bundles, later, earlier);
        },
      };
      guarded(place, view.tick, () => {
        slices(view.rows, handing, (from, to) => {
          if ("stage" in made) made.stage.dedup(batchOf(view, house, reads, from, to), out);
          else made.reference.dedup(truthViewOf(view, from, to), out);
        });
      });
      if (fault) throw fault; // which the stage may have caught
      fillFirstRows(bundles, view.firstRow, view.rows, bundleRow);
    },
  };
}

function badLink(place: StagePlace, view: TickView, later: number, earlier: number) {
  return stageFault(place, view.tick, {
    code: "bad-link",
    message: "linked rows that cannot be linked",
    found: `link(${later}, ${earlier})`,
    expected: `a row of the batch (${view.firstRow} to ${view.firstRow + view.rows - 1}) and a row before it`,
    fix: "link a later row to an earlier one",
  });
}

/** A triage step and what it said of the tick run last. */
export interface TriageRun extends StepRun {
  readonly priority: Uint8Array;
  readonly disposition: Uint8Array;
  readonly escalate: Uint8Array;
  readonly score: Float32Array;
}

/** Prepares a triage step. Rows left undecided and codes out of range are the stage's fault. */
export function triageRun(
  made: Maker<TriageStage, TriageReference>,
  place: StagePlace,
  rowsPerTick: number,
  handing: Handing,
): TriageRun {
  const priority = new Uint8Array(rowsPerTick);
  const disposition = new Uint8Array(rowsPerTick);
  const escalate = new Uint8Array(rowsPerTick);
  const score = new Float32Array(rowsPerTick);
  const reads = "stage" in made ? made.stage.reads : [];
  let done = -1;
  const cut = (from: number, to: number) => ({
    priority: priority.subarray(from, to),
    disposition: disposition.subarray(from, to),
    escalate: escalate.subarray(from, to),
    score: score.subarray(from, to),
  });
  const clear = (rows: number): void => {
    for (const values of [priority, disposition, escalate, score]) values.fill(0, 0, rows);
  };
  return {
    reads,
    place,
    priority,
    disposition,
    escalate,
    score,
    run(view, house) {
      if (view.tick === done) return;
      done = view.tick;
      clear(view.rows);
      guarded(place, view.tick, () => {
        slices(view.rows, handing, (from, to) => {
          if ("stage" in made) made.stage.triage(batchOf(view, house, reads, from, to), "received", cut(from, to));
          else made.reference.triage(truthViewOf(view, from, to), cut(from, to));
        });
      });
      const bad = firstBadTriage(priority, disposition, escalate, score, view.rows);
      if (bad >= 0) {
        const found = `priority ${priority[bad]}, disposition ${disposition[bad]}, escalate ${escalate[bad]}, score ${score[bad]}`;
        throw badTriage(place, view, bad, found, priority[bad] === 0 || disposition[bad] === 0);
      }
    },
  };
}

function badTriage(place: StagePlace, view: TickView, row: number, found: string, isUndecided: boolean) {
  return stageFault(place, view.tick, {
    code: isUndecided ? "undecided-row" : "code-out-of-range",
    message: isUndecided
      ? `left row ${view.firstRow + row} undecided`
      : `gave row ${view.firstRow + row} a code out of range`,
    found,
    expected: "priority 1 to 4, disposition 1 or 2, escalate 0 or 1, a finite score",
    fix: "write all four values of every row",
  });
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
      if (bad < 0) return;
      throw stageFault(place, view.tick, {
        code: agency[3 * bad] === 0 ? "undecided-row" : "code-out-of-range",
        message:
          agency[3 * bad] === 0
            ? `left row ${view.firstRow + bad} undecided`
            : `gave row ${view.firstRow + bad} a bad agency`,
        found: `agencies ${[0, 1, 2].map((place) => agency[3 * bad + place]).join(", ")}, confidence ${confidence[bad]}`,
        expected: `a first agency, codes below ${agencies}, a confidence from 0 to 1`,
        fix: "write agency[3 * row] and confidence[row] for every row",
      });
    },
  };
}

import type { Batch, ColumnArray } from "@tipbench/columns";
import type { AssessmentBatch, AssessmentStage } from "@tipbench/stage-kit";
import { type AssessmentColumn, type AssessmentColumns, assessmentActions } from "@tipbench/vocabulary";
import { firstBadAssessment } from "./decision-check.kernel.ts";
import { guarded, type StagePlace, stageFault } from "./stage-fault.ts";
import { type Handing, slices } from "./stage-runs.ts";

/** The assessment step of one strategy; it is never shared, since two strategies' agencies handle different items. */
export interface AssessmentRun {
  /** The house may leave unfilled what it does not read. */
  readonly stage: AssessmentStage;
  readonly place: StagePlace;
  /** What was decided of the items run last, a code of `assessmentActions` a row; longer than they are. Another array after a larger tick. */
  readonly action: Uint8Array;
  /** Decides what agencies do with the items that they handled in a tick, all columns there; none makes no call. */
  run(items: Batch<AssessmentColumns>, tick: number): void;
}

/** Prepares an assessment step. Items left undecided and codes out of range are the stage's fault. */
export function assessmentRun(stage: AssessmentStage, place: StagePlace, handing: Handing): AssessmentRun {
  let action = new Uint8Array(startRows);
  return {
    stage,
    place,
    get action() {
      return action;
    },
    run(items, tick) {
      if (items.rows > action.length) action = new Uint8Array(2 * items.rows);
      action.fill(0, 0, items.rows);
      guarded(place, tick, () => {
        slices(items.rows, handing, (from, to) => {
          stage.assess(sliceOf(items, stage.reads, from, to), { action: action.subarray(from, to) });
        });
      });
      const bad = firstBadAssessment(action, assessmentActions.length, items.rows);
      if (bad >= 0) throw badAssessment(place, tick, items.firstRow + bad, action[bad] ?? 0);
    },
  };
}

const startRows = 1024;
const noFiles = new Uint32Array(0);

/** Rows `[from, to)` of some items: the columns that a stage reads and no other. */
function sliceOf(
  items: Batch<AssessmentColumns>,
  reads: readonly AssessmentColumn[],
  from: number,
  to: number,
): AssessmentBatch {
  const columns: Partial<Record<AssessmentColumn, ColumnArray>> = {};
  for (const name of reads) columns[name] = items.columns[name].subarray(from, to);
  return {
    firstRow: items.firstRow + from,
    rows: to - from,
    // The stage reads by the names it declared; others are absent at run time, as its type says.
    columns: columns as AssessmentColumns,
    fileOffsets: noFiles,
  };
}

const actions = assessmentActions.slice(1).map((name, index) => `${index + 1} ${name}`);

function badAssessment(place: StagePlace, tick: number, item: number, found: number) {
  return stageFault(place, tick, {
    code: found === 0 ? "undecided-row" : "code-out-of-range",
    message: found === 0 ? `left item ${item} undecided` : `gave item ${item} a code out of range`,
    found: `action ${found}`,
    expected: `an action: ${actions.join(", ")}`,
    fix: "write action[row] for every row",
  });
}

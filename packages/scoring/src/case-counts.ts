import { assessmentActions } from "@tipbench/vocabulary";
import { BitSet } from "mnemonist";
import {
  type ActedRows,
  actedRows,
  addActed,
  type EvidenceClocks,
  eachExpiry,
  type HandledRows,
} from "./acted-rows.kernel.ts";
import { counterCode as code, counters } from "./counters.ts";
import { actionableFlag, gradeMask, measuredFlag, type RunTruth, wrongPersonFlag } from "./run-truth.kernel.ts";
import { countRow, type Tally } from "./tally.kernel.ts";

/** Rows on which cases were opened in a tick, of these those on a subject with an unlinked case elsewhere, and what the house heard of. */
export interface CaseRows {
  readonly opened: Uint32Array;
  readonly doubled: Uint32Array;
  readonly stale: Uint32Array;
  readonly ended: Uint32Array;
  /** Taken over by an agency around the task force; left to the agency that has a case; with a warrant to wait for. */
  readonly shared: Uint32Array;
  readonly linked: Uint32Array;
  readonly warrants: Uint32Array;
}

const welfareCheck = assessmentActions.indexOf("welfareCheck");

/** Counts what agencies made of a strategy's deliveries. */
export class CaseCounts {
  readonly #tally: Tally;
  readonly #truth: RunTruth;
  readonly #clocks: EvidenceClocks;
  readonly #acted: ActedRows;
  /** By subject. */
  readonly #withCase: BitSet;
  readonly #doubled: BitSet;

  /** Subjects are below `subjects`. */
  constructor(tally: Tally, truth: RunTruth, clocks: EvidenceClocks, subjects: number) {
    this.#tally = tally;
    this.#truth = truth;
    this.#clocks = clocks;
    this.#acted = actedRows(truth.rows, tally.byCell.width, tally.byDay.width);
    this.#withCase = new BitSet(subjects);
    this.#doubled = new BitSet(subjects);
  }

  /** Agencies went through referrals; `action` has codes of `assessmentActions`. */
  handled(handled: HandledRows, action: Uint8Array): void {
    addActed(this.#acted, this.#truth, handled, this.#clocks);
    for (let i = 0; i < handled.count; i++) {
      if (action[i] !== welfareCheck) continue;
      const row = handled.row[i] ?? 0;
      this.#count(row, code.welfareChecks);
      if (this.#has(row, gradeMask)) this.#count(row, code.welfareUrgent);
    }
  }

  /** Cases were opened, answered or told of. */
  cases({ opened, doubled, stale, ended, shared, linked, warrants }: CaseRows): void {
    for (const row of opened) {
      this.#count(row, code.opened);
      if (this.#has(row, actionableFlag)) this.#count(row, code.openedActionable);
      if (this.#has(row, wrongPersonFlag)) this.#count(row, code.openedWrong);
      if (this.#has(row, measuredFlag)) this.#withCase.set(this.#truth.subject[row] ?? 0);
    }
    for (const row of doubled) {
      this.#count(row, code.doubled);
      if (this.#has(row, measuredFlag)) this.#doubled.set(this.#truth.subject[row] ?? 0);
    }
    for (const row of stale) this.#count(row, code.stale);
    for (const row of ended) this.#count(row, code.outcomes);
    for (const row of shared) this.#count(row, code.shared);
    for (const row of linked) this.#count(row, code.linked);
    for (const row of warrants) this.#count(row, code.warrants);
  }

  /**
   * Brings what was held back to the tally, with the actionable reports among the first `rows` whose evidence would have lapsed by a time, and
   * those that no agency had gone through before; a member of a bundle counts with its first report. Call it once.
   */
  finish(rows: number, at: number, bundleOf: Uint32Array | null): void {
    this.#addHandled();
    eachExpiry(this.#acted, this.#truth, this.#clocks, bundleOf, rows, at, (row, isActed) => {
      this.#count(row, code.expiring);
      if (!isActed) this.#count(row, code.expired);
    });
  }

  #addHandled(): void {
    const { byCell, byDay } = this.#tally;
    this.#acted.byCell.forEach((count, cell) => {
      const at = cell * counters.length + code.handled;
      byCell.values[at] = (byCell.values[at] ?? 0) + count;
    });
    this.#acted.byDay.forEach((count, day) => {
      const at = day * counters.length + code.handled;
      byDay.values[at] = (byDay.values[at] ?? 0) + count;
    });
  }

  /** Subjects with a case in the measured reports, and those with two unlinked ones at once. */
  get subjects(): { readonly withCase: number; readonly doubled: number } {
    return { withCase: this.#withCase.size, doubled: this.#doubled.size };
  }

  #has(row: number, flag: number): boolean {
    return ((this.#truth.flags[row] ?? 0) & flag) !== 0;
  }

  #count(row: number, counter: number): void {
    countRow(this.#tally, this.#truth, counter, row);
  }
}

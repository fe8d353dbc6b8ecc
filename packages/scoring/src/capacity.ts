import { Heap } from "mnemonist";
import { counterCode as code } from "./counters.ts";
import { secondsPerDay } from "./day.ts";
import type { RunTruth } from "./run-truth.kernel.ts";
import { countRow, type Tally } from "./tally.kernel.ts";
import type { UrgentEvents } from "./urgent-events.ts";

const mayBeMask = 0xffff; // the low bits by which most rows are passed over without a look-up

interface Candidate {
  readonly row: number;
  readonly bundleRow: number;
  readonly score: number;
}

/** Worse candidates first: lower score, then later receipt. */
const worse = (a: Candidate, b: Candidate): number => a.score - b.score || b.row - a.row;

/**
 * `escalation.recallAtCapacity`: each day the urgent desk could handle `reportsPerDay` reports. They are taken in score order (ties: earlier
 * receipt); a bundle costs as many reports as it has members of that day, and the day ends at the first that does not fit.
 *
 * A bundle is only reached if its best report is among the day's `reportsPerDay` best, so only those are kept.
 */
export class CapacityRecall {
  readonly #tally: Tally;
  readonly #truth: RunTruth;
  readonly #events: UrgentEvents;
  readonly #reportsPerDay: number;
  #best: Heap<Candidate>;
  #day = Number.NEGATIVE_INFINITY;
  #lowest = Number.NEGATIVE_INFINITY;
  #firstRow = 0;
  readonly #urgentRows: number[] = [];
  /** Bundle of each row of the day. */
  #bundles = new Uint32Array(1 << 16);
  #rows = 0;

  constructor(tally: Tally, truth: RunTruth, events: UrgentEvents, reportsPerDay: number) {
    this.#tally = tally;
    this.#truth = truth;
    this.#events = events;
    this.#reportsPerDay = Math.floor(reportsPerDay);
    this.#best = new Heap<Candidate>(worse);
  }

  /** The rows of a tick, which lies within a day. */
  addTick(firstRow: number, rows: number, score: Float32Array, bundleRow: Uint32Array): void {
    if (rows === 0) return;
    const day = Math.floor((this.#truth.receivedAtSeconds[firstRow] ?? 0) / secondsPerDay);
    if (day !== this.#day) {
      this.endDay();
      this.#day = day;
      this.#firstRow = firstRow;
    }
    this.#keepBundles(rows, bundleRow);
    for (let i = 0; i < rows; i++) {
      const value = score[i] ?? 0;
      if (value > this.#lowest || this.#best.size < this.#reportsPerDay) {
        this.#offer({ row: firstRow + i, bundleRow: bundleRow[i] ?? 0, score: value });
      }
    }
  }

  /** A row of the day is the first report of an urgent-grade event. Its tick has been added before. */
  addUrgentRow(row: number): void {
    this.#urgentRows.push(row);
  }

  /** Spends the day's capacity; call once more after the last tick. */
  endDay(): void {
    const reached = this.#reachedBundles();
    for (const row of this.#urgentRows) {
      const bundle = this.#bundles[row - this.#firstRow] ?? 0;
      if (reached.has(bundle) && this.#events.isFirst(row)) {
        countRow(this.#tally, this.#truth, code.reachedAtCapacity, row);
      }
    }
    this.#urgentRows.length = 0;
    this.#best = new Heap<Candidate>(worse);
    this.#lowest = Number.NEGATIVE_INFINITY;
    this.#rows = 0;
  }

  #keepBundles(rows: number, bundleRow: Uint32Array): void {
    if (this.#rows + rows > this.#bundles.length) {
      const larger = new Uint32Array(2 * (this.#rows + rows));
      larger.set(this.#bundles);
      this.#bundles = larger;
    }
    this.#bundles.set(bundleRow.subarray(0, rows), this.#rows);
    this.#rows += rows;
  }

  #offer(candidate: Candidate): void {
    this.#best.push(candidate);
    if (this.#best.size > this.#reportsPerDay) this.#best.pop();
    if (this.#best.size === this.#reportsPerDay) this.#lowest = this.#best.peek()?.score ?? this.#lowest;
  }

  #reachedBundles(): ReadonlySet<number> {
    const order = this.#best.consume().reverse();
    const members = new Map(order.map(({ bundleRow }) => [bundleRow, 0]));
    const maybe = new Uint8Array(mayBeMask + 1);
    for (const bundle of members.keys()) maybe[bundle & mayBeMask] = 1;
    for (let i = 0; i < this.#rows; i++) {
      const bundle = this.#bundles[i] ?? 0;
      if (maybe[bundle & mayBeMask] === 0) continue;
      const count = members.get(bundle);
      if (count !== undefined) members.set(bundle, count + 1);
    }
    const reached = new Set<number>();
    let left = this.#reportsPerDay;
    for (const bundle of members.keys()) {
      left -= members.get(bundle) ?? 0;
      if (left < 0) break;
      reached.add(bundle);
    }
    return reached;
  }
}

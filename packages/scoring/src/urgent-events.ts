import { grades } from "@tipbench/vocabulary";
import { counterCode as code } from "./counters.ts";
import type { EventTimes } from "./event-times.ts";
import { gradeMask, measuredFlag, type RunTruth } from "./run-truth.kernel.ts";
import { countRow, type Tally } from "./tally.kernel.ts";

const imminent = grades.indexOf("imminent");

/** An urgent-grade event, from its first report on. Seconds of simulated time; Infinity: never. */
interface UrgentEvent {
  readonly firstRow: number;
  readonly joinedEarlier: boolean;
  readonly receivedAt: number;
  escalatedAt: number;
}

/** Follows every urgent-grade event of a strategy to its first delivery as urgent. */
export class UrgentEvents {
  readonly #tally: Tally;
  readonly #truth: RunTruth;
  readonly #byEvent = new Map<number, UrgentEvent>();
  readonly #byRow = new Map<number, UrgentEvent>();
  readonly #buried = new Set<UrgentEvent>();

  constructor(tally: Tally, truth: RunTruth) {
    this.#tally = tally;
    this.#truth = truth;
  }

  /** A report of an urgent-grade event came in. Events that began in the warm-up are followed, but not counted. */
  received(row: number, event: number, bundleRow: number): void {
    const known = this.#byEvent.get(event);
    if (known) {
      this.#byRow.set(row, known);
      return;
    }
    const receivedAt = this.#truth.receivedAtSeconds[row] ?? 0;
    const found = {
      firstRow: row,
      joinedEarlier: bundleRow !== row,
      receivedAt,
      escalatedAt: Number.POSITIVE_INFINITY,
    };
    this.#byEvent.set(event, found);
    this.#byRow.set(row, found);
    this.#count(row, code.imminentEvents, code.timeCriticalEvents);
  }

  /** A report of an urgent-grade event was made available, as urgent or not. */
  delivered(row: number, at: number, urgent: number): void {
    const event = this.#byRow.get(row);
    if (!event) return;
    if (urgent === 0) {
      if (row === event.firstRow && event.joinedEarlier && event.escalatedAt > at) {
        this.#buried.add(event);
        countRow(this.#tally, this.#truth, code.buried, row);
      }
      return;
    }
    if (event.escalatedAt === Number.POSITIVE_INFINITY) {
      this.#count(event.firstRow, code.imminentEscalated, code.timeCriticalEscalated);
    }
    event.escalatedAt = Math.min(event.escalatedAt, at);
  }

  /** Whether a row is its event's first report. */
  isFirst(row: number): boolean {
    return this.#byRow.get(row)?.firstRow === row;
  }

  /** The measured events with their times to escalation. */
  times(): EventTimes {
    const measured = [...this.#byEvent.values()].filter(({ receivedAt }) => receivedAt >= 0);
    return {
      cell: Uint16Array.from(measured, ({ firstRow }) => this.#truth.cell[firstRow] ?? 0),
      seconds: Float64Array.from(measured, ({ escalatedAt, receivedAt }) => escalatedAt - receivedAt),
    };
  }

  /** Seconds from receipt to escalation of the measured buried events that were escalated later. */
  buriedSeconds(): number[] {
    return [...this.#buried]
      .filter(({ receivedAt }) => receivedAt >= 0)
      .map(({ escalatedAt, receivedAt }) => escalatedAt - receivedAt)
      .filter((seconds) => Number.isFinite(seconds));
  }

  #count(row: number, ifImminent: number, ifTimeCritical: number): void {
    const flags = this.#truth.flags[row] ?? 0;
    if ((flags & measuredFlag) === 0) return;
    countRow(this.#tally, this.#truth, (flags & gradeMask) === imminent ? ifImminent : ifTimeCritical, row);
  }
}

import type { ItemBlock } from "./arrival-stream.kernel.ts";
import { countWaiting, fifoLine, recountFrom, serveInOrder } from "./fifo-line.kernel.ts";
import { type KnownVisits, knownVisits } from "./known-visits.kernel.ts";
import {
  clearLines,
  closeLines,
  type LinesPlan,
  priorityLines,
  serveLines,
  workUntil,
} from "./priority-lines.kernel.ts";

/** A desk that is handed its items a block at a time, and tells the visits whose times it knows; they hold until the next call. */
export interface QuickDesk {
  readonly executor: string;
  serve(block: ItemBlock): KnownVisits;
  /** Nothing comes before this time any more; the most who wait are counted from here. */
  measureFrom(seconds: number): KnownVisits;
  /** Those who are not done at the end are visits too. */
  close(endSeconds: number): KnownVisits;
  mostWaiting(): number;
}

/** The recurrence: items are served in order of arrival, have no deadline, and may all wait. */
export function fifoDesk(servers: number): QuickDesk {
  const line = fifoLine(servers);
  const visits = knownVisits();
  const none = knownVisits(0);
  return {
    executor: "recurrence",
    serve(block) {
      const { at, kind, count } = block;
      Object.assign(visits, { at, kind, count });
      serveInOrder(line, block, visits);
      countWaiting(line, visits);
      return visits;
    },
    measureFrom(seconds) {
      recountFrom(line, seconds);
      return none;
    },
    close: () => none,
    mostWaiting: () => line.most,
  };
}

/** A line a priority, with deadlines or with a waiting room that may be full. */
export function linesDesk(plan: LinesPlan): QuickDesk {
  const desk = priorityLines(plan);
  const visits = knownVisits();
  const known = (step: () => void): KnownVisits => {
    visits.count = 0;
    step();
    return visits;
  };
  return {
    executor: "priority lines",
    serve: (block) => known(() => serveLines(desk, block, visits)),
    measureFrom: (seconds) =>
      known(() => {
        workUntil(desk, seconds, visits);
        clearLines(desk, seconds, visits);
        desk.count.most = desk.present;
      }),
    close: (endSeconds) => known(() => closeLines(desk, endSeconds, visits)),
    mostWaiting: () => desk.count.most,
  };
}

import { enlarge } from "../enlarge.ts";
import type { Items } from "../items.kernel.ts";

/** How a visit ended. */
export const fates = { served: 0, lost: 1, left: 2 } as const;

/** Every visit that ended, in order of its end: for tests, and for looking at a run. */
export interface VisitTrace {
  count: number;
  kind: Uint16Array;
  item: Uint32Array;
  visit: Uint32Array;
  desk: Uint16Array;
  arrivedAt: Float64Array;
  /** Seconds without service. */
  waitSeconds: Float64Array;
  endedAt: Float64Array;
  fate: Uint8Array;
}

/** No visits, room for some. */
export function createTrace(room = 256): VisitTrace {
  return {
    count: 0,
    kind: new Uint16Array(room),
    item: new Uint32Array(room),
    visit: new Uint32Array(room),
    desk: new Uint16Array(room),
    arrivedAt: new Float64Array(room),
    waitSeconds: new Float64Array(room),
    endedAt: new Float64Array(room),
    fate: new Uint8Array(room),
  };
}

/** Adds an item's visit, which ends now. */
export function traceVisit(trace: VisitTrace, items: Items, item: number, at: number, fate: number): void {
  if (trace.count === trace.kind.length) enlarge(trace, createTrace(2 * trace.count));
  const row = trace.count++;
  trace.kind[row] = items.target[item]!;
  trace.item[row] = items.payload[item]!;
  trace.visit[row] = items.note[item]!;
  trace.desk[row] = items.desk[item]!;
  trace.arrivedAt[row] = items.arrivedAt[item]!;
  trace.waitSeconds[row] = fate === fates.lost ? 0 : items.idleSeconds[item]!;
  trace.endedAt[row] = at;
  trace.fate[row] = fate;
}

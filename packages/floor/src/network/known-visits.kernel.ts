import { enlarge } from "../enlarge.ts";
import { blockSize } from "./arrival-stream.kernel.ts";

/**
 * Visits whose times are known. `begin` is Infinity where service never began, and -Infinity where the item found no place to wait; `finish` is
 * when the item left the desk, served or not; Infinity: it waits at the end of the run.
 */
export interface KnownVisits {
  count: number;
  at: Float64Array;
  begin: Float64Array;
  finish: Float64Array;
  kind: Uint16Array;
}

/** Room for visits. */
export function knownVisits(room = blockSize): KnownVisits {
  return {
    count: 0,
    at: new Float64Array(room),
    begin: new Float64Array(room),
    finish: new Float64Array(room),
    kind: new Uint16Array(room),
  };
}

/** Makes sure that so many more visits have room. */
export function reserveVisits(visits: KnownVisits, more: number): void {
  if (visits.count + more > visits.at.length) enlarge(visits, knownVisits(2 * (visits.count + more)));
}

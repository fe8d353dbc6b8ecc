import { enlarge } from "../enlarge.ts";

/** Referrals that agencies have gone through, in order of time within an agency. Struct of arrays; `count` are in use. */
export interface Handled {
  count: number;
  row: Uint32Array;
  agency: Uint16Array;
  /** Seconds of simulated time. */
  at: Float64Array;
  /** At the agency's desk, before somebody took it up. */
  waitSeconds: Float64Array;
  /** As it was delivered: 1 to 4, and 16 more where it was urgent. */
  priority: Uint8Array;
}

/** An empty list. */
export function createHandled(capacity: number): Handled {
  return {
    count: 0,
    row: new Uint32Array(capacity),
    agency: new Uint16Array(capacity),
    at: new Float64Array(capacity),
    waitSeconds: new Float64Array(capacity),
    priority: new Uint8Array(capacity),
  };
}

/** Adds a referral; the list doubles where it is full. */
export function pushHandled(
  list: Handled,
  row: number,
  agency: number,
  at: number,
  waitSeconds: number,
  priority: number,
): void {
  if (list.count === list.row.length) enlarge(list, createHandled(2 * list.row.length));
  const place = list.count++;
  list.row[place] = row;
  list.agency[place] = agency;
  list.at[place] = at;
  list.waitSeconds[place] = waitSeconds;
  list.priority[place] = priority;
}

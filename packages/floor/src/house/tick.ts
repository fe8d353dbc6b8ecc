import { enlarge } from "../enlarge.ts";

/** What the floor is told of a tick's reports; arrays by row, from 0. What it knows of them besides is in `RowFacts`. */
export interface TickReports {
  rows: number;
  /** Number in the run of row 0. */
  firstRow: number;
  readonly receivedAtSeconds: Int32Array;
  /** First row of the report's bundle; its own where it begins one. */
  readonly bundleRow: Uint32Array;
  readonly priority: Uint8Array;
  readonly disposition: Uint8Array;
  readonly escalate: Uint8Array;
  /** Three a row. */
  readonly agency: Uint16Array;
  /**
   * Writes the contents of a row's files that are not on the known list and may be opened; returns their number, 63 at most, and 256 times
   * the number of those that are on the list and might have been opened otherwise.
   */
  unknownContents(row: number, out: Uint32Array): number;
}

/** Reports made available in a tick, in no particular order. Struct of arrays; `count` are in use. */
export interface Deliveries {
  count: number;
  row: Uint32Array;
  /** Seconds of simulated time. */
  at: Float64Array;
  /** Codes of `paths`. */
  path: Uint8Array;
  /** 1: delivered as urgent. */
  urgent: Uint8Array;
  /** Three a delivery. */
  agency: Uint16Array;
}

/** An empty list. */
export function createDeliveries(capacity: number): Deliveries {
  return {
    count: 0,
    row: new Uint32Array(capacity),
    at: new Float64Array(capacity),
    path: new Uint8Array(capacity),
    urgent: new Uint8Array(capacity),
    agency: new Uint16Array(3 * capacity),
  };
}

/**
 * Adds a delivery on the automatic path, not urgent, and returns its place: there the caller writes its three agencies, and what is otherwise.
 * The list doubles where it is full, which replaces its columns.
 */
export function addDelivery(list: Deliveries, row: number, at: number): number {
  if (list.count === list.row.length) enlarge(list, createDeliveries(2 * list.row.length));
  const place = list.count++;
  list.row[place] = row;
  list.at[place] = at;
  list.path[place] = 0;
  list.urgent[place] = 0;
  return place;
}

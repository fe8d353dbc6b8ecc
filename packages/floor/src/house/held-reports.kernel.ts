import { enlarge } from "../enlarge.ts";
import type { TickReports } from "./tick.ts";

const none = -1;

/** Reports at the house's desks as struct of arrays; those of an item are linked in order of receipt. Memory is used again. */
export interface HeldReports {
  /** Reports held so far at once, and the first place given back, -1 none. */
  count: number;
  free: number;
  readonly columns: HeldColumns;
}

interface HeldColumns {
  /** The next report of the item, or the next free place; -1 none. */
  next: Int32Array;
  row: Uint32Array;
  disposition: Uint8Array;
  priority: Uint8Array;
  agency1: Uint16Array;
  agency2: Uint16Array;
  agency3: Uint16Array;
}

function createColumns(capacity: number): HeldColumns {
  return {
    next: new Int32Array(capacity),
    row: new Uint32Array(capacity),
    disposition: new Uint8Array(capacity),
    priority: new Uint8Array(capacity),
    agency1: new Uint16Array(capacity),
    agency2: new Uint16Array(capacity),
    agency3: new Uint16Array(capacity),
  };
}

/** No report held. */
export function heldReports(): HeldReports {
  return { count: 0, free: none, columns: createColumns(1024) };
}

function takePlace(held: HeldReports): number {
  const { free, columns } = held;
  if (free !== none) {
    held.free = columns.next[free]!;
    return free;
  }
  if (held.count === columns.next.length) enlarge(columns, createColumns(2 * held.count));
  return held.count++;
}

/** Holds a row of a tick, linked to no other; returns its place. */
export function holdReport(held: HeldReports, reports: TickReports, row: number): number {
  const place = takePlace(held);
  const { columns } = held;
  columns.next[place] = none;
  columns.row[place] = reports.firstRow + row;
  columns.disposition[place] = reports.disposition[row]!;
  columns.priority[place] = reports.priority[row]!;
  columns.agency1[place] = reports.agency[3 * row]!;
  columns.agency2[place] = reports.agency[3 * row + 1]!;
  columns.agency3[place] = reports.agency[3 * row + 2]!;
  return place;
}

/** Lets a report go; returns the one that was linked behind it, -1 none. */
export function releaseReport(held: HeldReports, place: number): number {
  const { next } = held.columns;
  const after = next[place]!;
  next[place] = held.free;
  held.free = place;
  return after;
}

/** Reports that are held now. */
export function reportsHeld({ count, free, columns }: HeldReports): number {
  let held = count;
  for (let place = free; place !== none; place = columns.next[place]!) held -= 1;
  return held;
}

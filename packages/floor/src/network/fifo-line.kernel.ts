import type { ItemBlock } from "./arrival-stream.kernel.ts";
import { occupyEarliest } from "./free-servers.kernel.ts";
import type { KnownVisits } from "./known-visits.kernel.ts";

const firstRemembered = 64;

/** A desk that serves in order of arrival: nothing but when each of its servers is free, and when the last items began. */
export interface FifoLine {
  readonly freeAt: Float64Array;
  /** Begins of the last items, item n at the place of its lowest bits: at least one more than ever waited at a time. */
  begins: Float64Array;
  served: number;
  /** Most that waited at a time since the end of the warm-up. */
  most: number;
}

/** A line with all servers idle. */
export function fifoLine(servers: number): FifoLine {
  return { freeAt: new Float64Array(servers), begins: new Float64Array(firstRemembered), served: 0, most: 0 };
}

/** Lindley's recurrence (1952): an item begins when it is there and the one before it has ended. */
function serveByOne({ freeAt }: FifoLine, { at, service, count }: ItemBlock, { begin, finish }: KnownVisits): void {
  let free = freeAt[0]!;
  for (let i = 0; i < count; i++) {
    const arrival = at[i]!;
    const start = arrival > free ? arrival : free;
    free = start + service[i]!;
    begin[i] = start;
    finish[i] = free;
  }
  freeAt[0] = free;
}

/** The same with several servers (Kiefer and Wolfowitz 1955). */
function serveByMany({ freeAt }: FifoLine, { at, service, count }: ItemBlock, { begin, finish }: KnownVisits): void {
  for (let i = 0; i < count; i++) {
    const arrival = at[i]!;
    const free = freeAt[0]!;
    const start = arrival > free ? arrival : free;
    const end = start + service[i]!;
    begin[i] = start;
    finish[i] = end;
    occupyEarliest(freeAt, end);
  }
}

/** When the items of a block begin and finish: fills `begin` and `finish` of the visits. */
export function serveInOrder(line: FifoLine, block: ItemBlock, visits: KnownVisits): void {
  if (line.freeAt.length === 1) serveByOne(line, block, visits);
  else serveByMany(line, block, visits);
}

/** Remembers the begins of twice as many items. */
function rememberMore(line: FifoLine): void {
  const { begins, served } = line;
  const size = begins.length;
  const larger = new Float64Array(2 * size);
  for (let n = Math.max(0, served - size); n < served; n++) larger[n & (2 * size - 1)] = begins[n & (size - 1)]!;
  line.begins = larger;
}

/** One item more waits than ever before: raises the most, and makes sure that enough is remembered. */
function raiseMost(line: FifoLine): void {
  line.most += 1;
  if (line.most === line.begins.length) rememberMore(line);
}

/**
 * Finds the most who wait at a time. Begins are in order, so that more than `most` wait at an arrival if the item that came `most`
 * items earlier has not begun. Same as: `max over i of (number of j <= i with begin[j] > at[i])`
 */
export function countWaiting(line: FifoLine, { at, begin, count }: KnownVisits): void {
  for (let i = 0; i < count; i++) {
    const n = line.served++;
    line.begins[n & (line.begins.length - 1)] = begin[i]!;
    while (line.begins[(n - line.most) & (line.begins.length - 1)]! > at[i]!) raiseMost(line);
  }
}

/** Begins to count the most afresh, with those who wait at a time at which all that came before it has been counted. */
export function recountFrom(line: FifoLine, at: number): void {
  const { begins, served } = line;
  line.most = 0;
  while (line.most < served && begins[(served - 1 - line.most) & (begins.length - 1)]! > at) line.most += 1;
}

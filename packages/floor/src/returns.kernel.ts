import { enlarge } from "./enlarge.ts";

/** Log2 of the buckets, each a quarter of an hour: a round of the calendar is 85 days. */
const bucketBits = 13;
const buckets = 1 << bucketBits;
const quarterSeconds = 900;
const none = -1;

/**
 * Deliveries being sent on, as a calendar queue (Brown 1988): entries in struct of arrays, linked by the quarter of an hour in which they
 * are due. One that is due in a later round stays in its bucket.
 */
export interface Returns {
  /** First entry of each bucket, -1 none. */
  readonly head: Int32Array;
  /** First quarter that may hold something due; null before the first look. */
  quarter: number | null;
  /** Entries used so far, and the first of those given back, -1 none. */
  count: number;
  free: number;
  readonly entries: Entries;
}

interface Entries {
  /** The next entry of the bucket, or the next free one; -1 none. */
  next: Int32Array;
  dueAt: Float64Array;
  submission: Uint32Array;
  lead: Uint16Array;
  tag: Uint32Array;
}

function createEntries(capacity: number): Entries {
  return {
    next: new Int32Array(capacity),
    dueAt: new Float64Array(capacity),
    submission: new Uint32Array(capacity),
    lead: new Uint16Array(capacity),
    tag: new Uint32Array(capacity),
  };
}

/** What is asked of the receiver of an entry that is due. */
export type SendOn = (dueAt: number, submission: number, lead: number, tag: number) => void;

/** An empty calendar. */
export function createReturns(): Returns {
  return {
    head: new Int32Array(buckets).fill(none),
    quarter: null,
    count: 0,
    free: none,
    entries: createEntries(1024),
  };
}

function takeEntry(returns: Returns): number {
  const { free, entries } = returns;
  if (free !== none) {
    returns.free = entries.next[free]!;
    return free;
  }
  if (returns.count === entries.next.length) enlarge(entries, createEntries(2 * returns.count));
  return returns.count++;
}

/** Enters a delivery; it must not be due before the last look at the calendar. */
export function enterReturn(returns: Returns, dueAt: number, submission: number, lead: number, tag: number): void {
  const entry = takeEntry(returns);
  const { head, entries } = returns;
  const bucket = Math.floor(dueAt / quarterSeconds) & (buckets - 1);
  entries.next[entry] = head[bucket]!;
  head[bucket] = entry;
  entries.dueAt[entry] = dueAt;
  entries.submission[entry] = submission;
  entries.lead[entry] = lead;
  entries.tag[entry] = tag;
}

/** Takes out what is due by `until` and hands it over, in no particular order. */
export function takeDue(returns: Returns, until: number, sendOn: SendOn): void {
  const last = Math.floor(until / quarterSeconds);
  const first = Math.max(returns.quarter ?? Number.NEGATIVE_INFINITY, last - buckets + 1);
  for (let quarter = first; quarter <= last; quarter++) takeDueOf(returns, quarter & (buckets - 1), until, sendOn);
  returns.quarter = last;
}

function takeDueOf(returns: Returns, bucket: number, until: number, sendOn: SendOn): void {
  const { head, entries } = returns;
  const { next, dueAt, submission, lead, tag } = entries;
  let kept = none;
  let entry = head[bucket]!;
  while (entry !== none) {
    const after = next[entry]!;
    if (dueAt[entry]! > until) kept = entry;
    else {
      if (kept === none) head[bucket] = after;
      else next[kept] = after;
      sendOn(dueAt[entry]!, submission[entry]!, lead[entry]!, tag[entry]!);
      next[entry] = returns.free;
      returns.free = entry;
    }
    entry = after;
  }
}

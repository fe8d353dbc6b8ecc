import { enlarge } from "./enlarge.ts";

/** Buckets of a quarter of an hour each: a round of the calendar is 85 days. */
const buckets = 8192;
const quarterSeconds = 900;
const none = 0xffffffff;

/**
 * Deliveries being sent on, as a calendar queue (Brown 1988): entries linked by the quarter of an hour in which they are due. One that is
 * due in a later round stays in its bucket.
 */
export interface Returns {
  /** First entry of each bucket. */
  readonly head: Uint32Array;
  /** First quarter that may hold something due; null before the first look. */
  quarter: number | null;
  /** Entries used so far, and the first of those given back. */
  count: number;
  free: number;
  readonly entries: Entries;
}

/** Entries of 32 bytes each, so that one is near as a whole: its time, and its words, over the same memory. */
interface Entries {
  times: Float64Array;
  words: Uint32Array;
}

const entryTimes = 4;
const entryWords = 8;
/** Words of an entry behind its time. `next` also links the free ones. */
const word = { next: 2, submission: 3, lead: 4, tag: 5 } as const;

function createEntries(capacity: number): Entries {
  const memory = new ArrayBuffer(4 * entryWords * capacity);
  return { times: new Float64Array(memory), words: new Uint32Array(memory) };
}

/** What is asked of the receiver of an entry that is due. */
export type SendOn = (dueAt: number, submission: number, lead: number, tag: number) => void;

/** An empty calendar. */
export function createReturns(): Returns {
  return {
    head: new Uint32Array(buckets).fill(none),
    quarter: null,
    count: 0,
    free: none,
    entries: createEntries(1024),
  };
}

function takeEntry(returns: Returns): number {
  const { free, entries, count } = returns;
  if (free !== none) {
    returns.free = entries.words[entryWords * free + word.next]!;
    return free;
  }
  if (entryTimes * count === entries.times.length) enlarge(entries, createEntries(2 * count));
  returns.count += 1;
  return count;
}

/** Enters a delivery; it must not be due before the last look at the calendar. */
export function enterReturn(returns: Returns, dueAt: number, submission: number, lead: number, tag: number): void {
  const entry = takeEntry(returns);
  const { head, entries } = returns;
  const bucket = Math.floor(dueAt / quarterSeconds) & (buckets - 1);
  const at = entryWords * entry;
  entries.times[entryTimes * entry] = dueAt;
  entries.words[at + word.next] = head[bucket]!;
  entries.words[at + word.submission] = submission;
  entries.words[at + word.lead] = lead;
  entries.words[at + word.tag] = tag;
  head[bucket] = entry;
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
  const { times, words } = entries;
  let kept = none;
  let entry = head[bucket]!;
  while (entry !== none) {
    const at = entryWords * entry;
    const after = words[at + word.next]!;
    const dueAt = times[entryTimes * entry]!;
    if (dueAt > until) kept = entry;
    else {
      if (kept === none) head[bucket] = after;
      else words[entryWords * kept + word.next] = after;
      sendOn(dueAt, words[at + word.submission]!, words[at + word.lead]!, words[at + word.tag]!);
      words[at + word.next] = returns.free;
      returns.free = entry;
    }
    entry = after;
  }
}

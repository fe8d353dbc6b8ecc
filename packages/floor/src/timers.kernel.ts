import { enlarge } from "./enlarge.ts";

/** Buckets of a quarter of an hour each: a round of the calendar is 85 days. */
const buckets = 8192;
const quarterSeconds = 900;
const none = 0xffffffff;

/**
 * What is due at some later time, a row and a value each, as a calendar queue (Brown 1988): entries linked by the quarter of an hour in which
 * they are due. One that is due in a later round stays in its bucket.
 */
export interface Timers {
  /** First entry of each bucket. */
  readonly head: Uint32Array;
  /** First quarter that may hold something due; null before the first look. */
  quarter: number | null;
  /** Entries used so far, and the first of those given back. */
  count: number;
  free: number;
  readonly entries: Entries;
}

/** Entries of 24 bytes each, so that one is near as a whole: its time, and its words, over the same memory. */
interface Entries {
  times: Float64Array;
  words: Uint32Array;
}

const entryTimes = 3;
const entryWords = 6;
/** Words of an entry behind its time. `next` also links the free ones. */
const word = { next: 2, row: 3, value: 4 } as const;

function createEntries(capacity: number): Entries {
  const memory = new ArrayBuffer(4 * entryWords * capacity);
  return { times: new Float64Array(memory), words: new Uint32Array(memory) };
}

/** What is asked of the receiver of an entry that is due. */
export type WhenDue = (dueAt: number, row: number, value: number) => void;

/** An empty calendar. */
export function createTimers(): Timers {
  return {
    head: new Uint32Array(buckets).fill(none),
    quarter: null,
    count: 0,
    free: none,
    entries: createEntries(1024),
  };
}

function takeEntry(timers: Timers): number {
  const { free, entries, count } = timers;
  if (free !== none) {
    timers.free = entries.words[entryWords * free + word.next]!;
    return free;
  }
  if (entryTimes * count === entries.times.length) enlarge(entries, createEntries(2 * count));
  timers.count += 1;
  return count;
}

/** Enters a timer; it must not be due before the last look at the calendar, nor, from within a look, before its end. `row` and `value` are words that come back with it. */
export function enterTimer(timers: Timers, dueAt: number, row: number, value: number): void {
  const entry = takeEntry(timers);
  const { head, entries } = timers;
  const bucket = Math.floor(dueAt / quarterSeconds) & (buckets - 1);
  const at = entryWords * entry;
  entries.times[entryTimes * entry] = dueAt;
  entries.words[at + word.next] = head[bucket]!;
  entries.words[at + word.row] = row;
  entries.words[at + word.value] = value;
  head[bucket] = entry;
}

/** Takes out what is due by `until` and hands it over, in no particular order; the same order in every run. */
export function takeDue(timers: Timers, until: number, whenDue: WhenDue): void {
  const last = Math.floor(until / quarterSeconds);
  const first = Math.max(timers.quarter ?? Number.NEGATIVE_INFINITY, last - buckets + 1);
  for (let quarter = first; quarter <= last; quarter++) takeDueOf(timers, quarter & (buckets - 1), until, whenDue);
  timers.quarter = last;
}

/** Empties a bucket and puts back what is not due yet, so that the receiver may enter others meanwhile. */
function takeDueOf(timers: Timers, bucket: number, until: number, whenDue: WhenDue): void {
  const { head, entries } = timers;
  let entry = head[bucket]!;
  head[bucket] = none;
  while (entry !== none) {
    const at = entryWords * entry;
    const after = entries.words[at + word.next]!;
    const dueAt = entries.times[entryTimes * entry]!;
    if (dueAt > until) {
      entries.words[at + word.next] = head[bucket]!;
      head[bucket] = entry;
    } else {
      const row = entries.words[at + word.row]!;
      const value = entries.words[at + word.value]!;
      entries.words[at + word.next] = timers.free;
      timers.free = entry;
      whenDue(dueAt, row, value);
    }
    entry = after;
  }
}

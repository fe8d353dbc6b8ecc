import { enlarge } from "./enlarge.ts";

/** Buckets of a quarter of an hour each: a round of the calendar is 170 days. */
const buckets = 16_384;
const quarterSeconds = 900;
const none = 0xffffffff;

/**
 * What is due at some later time, a row and a value each, as a calendar queue (Brown 1988). A bucket holds what is due in a quarter of an hour,
 * its end included and its start not, in blocks that lie together in memory. One that is due in a later round stays in its bucket.
 */
export interface Timers {
  /** First block of each bucket, and the timers in it; all blocks behind it are full. */
  readonly head: Uint32Array;
  readonly filled: Uint8Array;
  /** First quarter that may hold something due; null before the first look. */
  quarter: number | null;
  /** Blocks used so far, and the first of those given back. */
  count: number;
  free: number;
  readonly blocks: Blocks;
}

/** Blocks of 128 bytes: a link, and seven timers of a time, a row and a value, in the same memory as times and as words. */
interface Blocks {
  times: Float64Array;
  words: Uint32Array;
}

const blockWords = 32;
const blockTimers = 7;
const firstTimer = 4;
/** Words of a timer behind its time. */
const timerWords = 4;
const rowWord = 2;
const valueWord = 3;

function createBlocks(capacity: number): Blocks {
  const memory = new ArrayBuffer(4 * blockWords * capacity);
  return { times: new Float64Array(memory), words: new Uint32Array(memory) };
}

/** What is asked of the receiver of a timer that is due. */
export type WhenDue = (dueAt: number, row: number, value: number) => void;

/** An empty calendar. */
export function createTimers(): Timers {
  return {
    head: new Uint32Array(buckets).fill(none),
    filled: new Uint8Array(buckets),
    quarter: null,
    count: 0,
    free: none,
    blocks: createBlocks(256),
  };
}

function takeBlock(timers: Timers): number {
  const { free, blocks, count } = timers;
  if (free !== none) {
    timers.free = blocks.words[blockWords * free]!;
    return free;
  }
  if (blockWords * count === blocks.words.length) enlarge(blocks, createBlocks(2 * count));
  timers.count += 1;
  return count;
}

/** Enters a timer; it must not be due before the last look at the calendar, nor, from within a look, before its end. `row` and `value` are words that come back with it. */
export function enterTimer(timers: Timers, dueAt: number, row: number, value: number): void {
  const quarter = Math.ceil(dueAt / quarterSeconds) - 1;
  enterIn(timers, Math.max(quarter, timers.quarter ?? quarter) & (buckets - 1), dueAt, row, value);
}

function enterIn(timers: Timers, bucket: number, dueAt: number, row: number, value: number): void {
  const { head, filled, blocks } = timers;
  if (head[bucket] === none || filled[bucket] === blockTimers) {
    const block = takeBlock(timers);
    blocks.words[blockWords * block] = head[bucket]!;
    head[bucket] = block;
    filled[bucket] = 0;
  }
  const at = blockWords * head[bucket]! + firstTimer + timerWords * filled[bucket]!;
  filled[bucket] = filled[bucket]! + 1;
  blocks.times[at >>> 1] = dueAt;
  blocks.words[at + rowWord] = row;
  blocks.words[at + valueWord] = value;
}

/** Takes out what is due by `until` and hands it over, in no particular order; the same order in every run. */
export function takeDue(timers: Timers, until: number, whenDue: WhenDue): void {
  const before = timers.quarter ?? Number.NEGATIVE_INFINITY;
  const last = Math.max(before, Math.ceil(until / quarterSeconds) - 1);
  const first = Math.max(before, last - buckets + 1);
  timers.quarter = Math.floor(until / quarterSeconds);
  for (let quarter = first; quarter <= last; quarter++) takeDueOf(timers, quarter & (buckets - 1), until, whenDue);
}

/** Empties a bucket and puts back what is not due yet, so that the receiver may enter others meanwhile. */
function takeDueOf(timers: Timers, bucket: number, until: number, whenDue: WhenDue): void {
  const { head, filled, blocks } = timers;
  let block = head[bucket]!;
  let count = filled[bucket]!;
  head[bucket] = none;
  while (block !== none) {
    const first = blockWords * block + firstTimer;
    for (let at = first; at < first + timerWords * count; at += timerWords) {
      const dueAt = blocks.times[at >>> 1]!;
      const row = blocks.words[at + rowWord]!;
      const value = blocks.words[at + valueWord]!;
      if (dueAt > until) enterIn(timers, bucket, dueAt, row, value);
      else whenDue(dueAt, row, value);
    }
    const after = blocks.words[blockWords * block]!;
    blocks.words[blockWords * block] = timers.free;
    timers.free = block;
    block = after;
    count = blockTimers;
  }
}

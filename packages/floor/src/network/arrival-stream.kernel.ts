import { type ArrivalClock, arrivalClock, nextArrival } from "./arrival-clock.kernel.ts";
import {
  drawBatchSize,
  drawUnitGap,
  fillTimes,
  type ItemKeys,
  itemKeys,
  type TimeDraw,
  timeDrawOf,
} from "./item-draws.kernel.ts";
import type { ItemKind, NetworkPlan } from "./plan.ts";

/** Items that are drawn at a time. */
export const blockSize = 4096;

/** The next items of a floor with one desk, in the order in which they come; what is beyond `count` means nothing. */
export interface ItemBlock {
  count: number;
  readonly at: Float64Array;
  readonly service: Float64Array;
  /** When an item that has not been begun leaves; Infinity: never. */
  readonly deadline: Float64Array;
  readonly kind: Uint16Array;
}

/** Room for items that have no deadline. */
export function itemBlock(room: number): ItemBlock {
  return {
    count: 0,
    at: new Float64Array(room),
    service: new Float64Array(room),
    deadline: new Float64Array(room).fill(Number.POSITIVE_INFINITY),
    kind: new Uint16Array(room),
  };
}

/** The rows `from` up to `to` of a block, in the same memory. */
export function partOfBlock({ at, service, deadline, kind }: ItemBlock, from: number, to: number): ItemBlock {
  return {
    count: to - from,
    at: at.subarray(from, to),
    service: service.subarray(from, to),
    deadline: deadline.subarray(from, to),
    kind: kind.subarray(from, to),
  };
}

/** One kind's items, drawn a block at a time. */
export interface ArrivalStream {
  readonly plan: ItemKind;
  readonly keys: ItemKeys;
  readonly clock: ArrivalClock;
  readonly service: TimeDraw;
  readonly patience: TimeDraw | null;
  readonly endSeconds: number;
  readonly block: ItemBlock;
  /** Numbers of the next batch and the next item, and items of the last batch that are still to come. */
  batch: number;
  item: number;
  rest: number;
}

/**
 * The items of a kind that come to the first desk of a floor, in a block of theirs. Throws RangeError where the floor has no such kind, or no
 * desk.
 */
export function arrivalStream(
  plan: NetworkPlan,
  kind: number,
  words: readonly string[],
  block: ItemBlock,
): ArrivalStream {
  const of = plan.kinds[kind];
  const service = plan.desks[0]?.service[kind];
  if (of === undefined || service === undefined) throw new RangeError(`a floor without kind ${kind} at its first desk`);
  const keys = itemKeys(words, of.name);
  block.kind.fill(kind);
  return {
    plan: of,
    keys,
    clock: arrivalClock(of),
    service: timeDrawOf(service, keys.service),
    patience: of.patience === null ? null : timeDrawOf(of.patience, keys.patience),
    endSeconds: plan.endSeconds,
    block,
    batch: 0,
    item: 0,
    rest: 0,
  };
}

/** Arrival times one by one, a batch each, at a rate that does not change: returns how many come by the end. */
function fillPlain({ keys, clock, block, endSeconds, batch }: ArrivalStream): number {
  const { at: out } = block;
  const meanGap = clock.meanGaps[0]!;
  let at = clock.at;
  let count = 0;
  while (count < blockSize) {
    at += drawUnitGap(keys, batch + count) * meanGap;
    if (!(at <= endSeconds)) break;
    out[count++] = at;
  }
  clock.at = at;
  return count;
}

/** Arrival times of items that come in batches, or at a rate that changes: returns how many come by the end. */
function fillBatches(stream: ArrivalStream): number {
  const { keys, clock, block, endSeconds, plan } = stream;
  let count = 0;
  while (count < blockSize) {
    if (stream.rest === 0) {
      if (!(nextArrival(clock, drawUnitGap(keys, stream.batch), endSeconds) <= endSeconds)) break;
      stream.rest = drawBatchSize(keys, stream.batch++, plan.batch);
    }
    block.at[count++] = clock.at;
    stream.rest -= 1;
  }
  return count;
}

function isPlain({ rhythm, batch }: ItemKind): boolean {
  return rhythm === null && batch.law === "fixed" && batch.items === 1;
}

function fillDeadlines({ block, item }: ArrivalStream, patience: TimeDraw): void {
  const { at, deadline, count } = block;
  fillTimes(patience, item, deadline.subarray(0, count));
  for (let i = 0; i < count; i++) deadline[i] = at[i]! + deadline[i]!;
}

/** Draws the next items of a kind into its block; an empty block says that the run is over. */
export function fillStream(stream: ArrivalStream): void {
  const { block, plan } = stream;
  block.count =
    plan.perHour === 0 || stream.clock.at > stream.endSeconds
      ? 0
      : isPlain(plan)
        ? fillPlain(stream)
        : fillBatches(stream);
  if (isPlain(plan)) stream.batch += block.count;
  fillTimes(stream.service, stream.item, block.service.subarray(0, block.count));
  if (stream.patience) fillDeadlines(stream, stream.patience);
  stream.item += block.count;
}

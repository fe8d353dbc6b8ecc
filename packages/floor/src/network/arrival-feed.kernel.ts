import {
  type ArrivalStream,
  arrivalStream,
  blockSize,
  fillStream,
  type ItemBlock,
  itemBlock,
  partOfBlock,
} from "./arrival-stream.kernel.ts";
import type { NetworkPlan } from "./plan.ts";

/** The items of all kinds, in the order in which they come: by time, then priority, then kind, then number. */
export interface ArrivalFeed {
  /** In order of priority, then kind. */
  readonly streams: readonly ArrivalStream[];
  /** The streams' blocks, one after the other. */
  readonly drawn: ItemBlock;
  /** Next item of each stream in its block, and when it comes; Infinity: the stream is at its end. */
  readonly place: Uint32Array;
  readonly next: Float64Array;
  readonly block: ItemBlock;
}

/** The items of a floor with one desk. The same words give the same items whatever the desk is like. */
export function arrivalFeed(plan: NetworkPlan, words: readonly string[]): ArrivalFeed {
  const kinds = [...plan.kinds.keys()].sort((x, y) => plan.kinds[x]!.priority - plan.kinds[y]!.priority);
  const drawn = itemBlock(kinds.length * blockSize);
  const streams = kinds.map((kind, stream) => {
    const from = stream * blockSize;
    return arrivalStream(plan, kind, words, partOfBlock(drawn, from, from + blockSize));
  });
  const place = new Uint32Array(streams.length);
  const next = new Float64Array(streams.length);
  const feed = { streams, drawn, place, next, block: kinds.length === 1 ? drawn : itemBlock(blockSize) };
  if (kinds.length > 1) for (let stream = 0; stream < kinds.length; stream++) refill(feed, stream);
  return feed;
}

function refill({ streams, place, next }: ArrivalFeed, stream: number): void {
  const { block } = streams[stream]!;
  fillStream(streams[stream]!);
  place[stream] = 0;
  next[stream] = block.count === 0 ? Number.POSITIVE_INFINITY : block.at[0]!;
}

/** The stream whose item comes next; of several at one time the first. By arithmetic, since a branch here would be guessed wrong all the time. */
function earliest(next: Float64Array): number {
  let stream = 0;
  for (let other = 1; other < next.length; other++) stream += Number(next[other]! < next[stream]!) * (other - stream);
  return stream;
}

function mergeStreams(feed: ArrivalFeed): void {
  const { streams, drawn, place, next, block } = feed;
  const { at, service, deadline, kind } = block;
  let count = 0;
  while (count < blockSize) {
    const stream = earliest(next);
    const time = next[stream]!;
    if (time === Number.POSITIVE_INFINITY) break;
    const row = place[stream]!;
    const from = stream * blockSize + row;
    at[count] = time;
    service[count] = drawn.service[from]!;
    deadline[count] = drawn.deadline[from]!;
    kind[count] = drawn.kind[from]!;
    count += 1;
    place[stream] = row + 1;
    if (row + 1 < streams[stream]!.block.count) next[stream] = drawn.at[from + 1]!;
    else refill(feed, stream);
  }
  block.count = count;
}

/** Draws the next items of a floor into the feed's block: false when none is left. */
export function fillBlock(feed: ArrivalFeed): boolean {
  const { streams, block } = feed;
  const [only] = streams;
  if (only && streams.length === 1) {
    fillStream(only);
    block.count = only.block.count;
  } else mergeStreams(feed);
  return block.count > 0;
}

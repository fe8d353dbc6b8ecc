import { type Chunk, type ChunkMemory, chunkOver } from "@tipbench/world";

/** Chunks that a generating thread fills, and that each of some consuming threads reads in turn; all of it shared memory. */
export interface Ring {
  readonly slots: readonly ChunkMemory[];
  /** Words: filled chunks, releases by anybody, 1 when a consumer gives up, contents before the first tick, chunks read by each consumer. */
  readonly control: Int32Array;
  /** Four words a slot: first row, rows, first tick, ticks. */
  readonly headers: Uint32Array;
}

export const slotsOfRing = 4;
const filled = 0;
const releases = 1;
const stopped = 2;
const before = 3;
const firstConsumer = 4;

/** A ring over the given memories for so many consumers. */
export function createRing(slots: readonly ChunkMemory[], consumers: number): Ring {
  return {
    slots,
    control: new Int32Array(new SharedArrayBuffer(4 * (firstConsumer + consumers))),
    headers: new Uint32Array(new SharedArrayBuffer(16 * slots.length)),
  };
}

/** Chunks that all consumers have read. */
function readByAll(control: Int32Array): number {
  let least = Atomics.load(control, firstConsumer);
  for (let word = firstConsumer + 1; word < control.length; word++)
    least = Math.min(least, Atomics.load(control, word));
  return least;
}

/** The generator's side: waits for a slot that all consumers have read; null where one gave up. */
export function takeSlot({ slots, control }: Ring): Chunk | null {
  const number = Atomics.load(control, filled);
  for (;;) {
    const seen = Atomics.load(control, releases);
    if (Atomics.load(control, stopped) === 1) return null;
    if (number - readByAll(control) < slots.length) break;
    Atomics.wait(control, releases, seen);
  }
  const memory = slots[number % slots.length];
  return memory ? chunkOver(memory) : null;
}

/** The generator's side: hands over the chunk in the slot taken last. */
export function giveSlot({ slots, control, headers }: Ring, chunk: Chunk): void {
  const number = Atomics.load(control, filled);
  headers.set([chunk.firstRow, chunk.rows, chunk.fromTick, chunk.ticks], 4 * (number % slots.length));
  Atomics.add(control, filled, 1);
  Atomics.notify(control, filled);
}

/** A consumer's side: the chunk of a number, as soon as it is there. */
export async function readSlot({ slots, control, headers }: Ring, number: number): Promise<Chunk | null> {
  for (;;) {
    const ready = Atomics.load(control, filled);
    if (ready > number) break;
    const { async: isAsync, value } = Atomics.waitAsync(control, filled, ready);
    if (isAsync) await value;
  }
  const slot = number % slots.length;
  const memory = slots[slot];
  if (!memory) return null;
  const [firstRow = 0, rows = 0, fromTick = 0, ticks = 0] = headers.subarray(4 * slot, 4 * slot + 4);
  return { ...memory, firstRow, rows, fromTick, ticks };
}

/** A consumer's side: it has read the slot that it read last. */
export function releaseSlot({ control }: Ring, consumer: number): void {
  Atomics.add(control, firstConsumer + consumer, 1);
  Atomics.add(control, releases, 1);
  Atomics.notify(control, releases);
}

/** A consumer's side: asks the generator to end. */
export function stopRing({ control }: Ring): void {
  Atomics.store(control, stopped, 1);
  Atomics.add(control, releases, 1);
  Atomics.notify(control, releases);
}

/** Contents before the first tick: written by the generator before the first chunk. */
export function setContentsBefore({ control }: Ring, contents: number): void {
  Atomics.store(control, before, contents);
}

/** What `setContentsBefore` wrote. */
export function contentsBeforeOf({ control }: Ring): number {
  return Atomics.load(control, before);
}

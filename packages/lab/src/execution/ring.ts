import { type Chunk, type ChunkMemory, chunkOver } from "@tipbench/world";

/** Chunks that a generating thread fills and a consuming one empties in turn; all of it shared memory. */
export interface Ring {
  readonly slots: readonly ChunkMemory[];
  /** Words: filled chunks, emptied chunks, 1 when the consumer gives up, contents before the first tick. */
  readonly control: Int32Array;
  /** Four words a slot: first row, rows, first tick, ticks. */
  readonly headers: Uint32Array;
}

export const slotsOfRing = 4;
const filled = 0;
const emptied = 1;
const stopped = 2;
const before = 3;

/** A ring over the given memories. */
export function createRing(slots: readonly ChunkMemory[]): Ring {
  return {
    slots,
    control: new Int32Array(new SharedArrayBuffer(16)),
    headers: new Uint32Array(new SharedArrayBuffer(16 * slots.length)),
  };
}

/** The generator's side: waits for a free slot; null where the consumer gave up. */
export function takeSlot({ slots, control }: Ring): Chunk | null {
  const number = Atomics.load(control, filled);
  for (;;) {
    const done = Atomics.load(control, emptied);
    if (Atomics.load(control, stopped) === 1) return null;
    if (number - done < slots.length) break;
    Atomics.wait(control, emptied, done);
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

/** The consumer's side: the next chunk, as soon as it is there. */
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

/** The consumer's side: the slot read last may be filled again. */
export function releaseSlot({ control }: Ring): void {
  Atomics.add(control, emptied, 1);
  Atomics.notify(control, emptied);
}

/** The consumer's side: asks the generator to end. */
export function stopRing({ control }: Ring): void {
  Atomics.store(control, stopped, 1);
  Atomics.notify(control, emptied);
}

/** Contents before the first tick: written by the generator before the first chunk. */
export function setContentsBefore({ control }: Ring, contents: number): void {
  Atomics.store(control, before, contents);
}

/** What `setContentsBefore` wrote. */
export function contentsBeforeOf({ control }: Ring): number {
  return Atomics.load(control, before);
}

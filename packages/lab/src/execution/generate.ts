import {
  type Chunk,
  type ChunkMemory,
  chunkMemory,
  chunkOver,
  chunkSizeOf,
  createGenerator,
  createWorld,
  recordedWorld,
  type World,
} from "@tipbench/world";
import { recordedChunkSize, recordedSource } from "../recording/recorded-source.ts";
import { addChunk, createStreamMeter, type StreamSummary } from "../stream/stream-summary.kernel.ts";
import type { ChunkSource } from "./chunk-source.ts";
import { nextTurn } from "./next-turn.ts";
import { countedColumns, type WorldOrder } from "./world-order.ts";

/** A stream as it comes: chunk after chunk, and at the end its summary. A chunk is valid until the next is asked for. */
export interface ChunkStream {
  /** Contents that had begun before the first tick; known from the first chunk on. */
  contentsBefore(): number;
  next(): Promise<Chunk | null>;
  /** What is known of the stream, once `next` gave null. */
  summary(): Promise<StreamSummary>;
  close(): Promise<void>;
}

/** Opens the world of an order, with room for its recorded stream. */
export function openWorld({ seed, settings, period, recording }: WorldOrder): World {
  const world = createWorld(seed, settings, period);
  return recording ? recordedWorld(world, recording) : world;
}

/** Memory for a chunk of an order's stream. */
export function orderedMemory(world: World, { wanted, chunkTicks, recording }: WorldOrder): ChunkMemory {
  const size = recording ? recordedChunkSize(recording, chunkTicks) : chunkSizeOf(world, chunkTicks);
  return chunkMemory(size, [...countedColumns, ...wanted]);
}

/** Starts the stream of an order. */
export function chunkSource(world: World, { chunkTicks, recording }: WorldOrder): ChunkSource {
  return recording ? recordedSource(world, recording, chunkTicks) : generatedSource(world, chunkTicks);
}

function generatedSource(world: World, chunkTicks: number): ChunkSource {
  const generator = createGenerator(world, chunkSizeOf(world, chunkTicks));
  const size = { idEnd: world.idEnd, days: world.period.days };
  const meter = createStreamMeter(size, generator.tallies);
  let tick = 0;
  return {
    contentsBefore: generator.contentsBefore,
    summary: meter.summary,
    fillNext(chunk) {
      if (tick >= world.clock.ticks) return false;
      generator.fill(chunk, tick, Math.min(chunkTicks, world.clock.ticks - tick));
      addChunk(meter, chunk);
      tick += chunkTicks;
      return true;
    },
    async close() {},
  };
}

/** Generates in this thread, and lets other work of the thread in between chunks. */
export function streamHere(world: World, order: WorldOrder): ChunkStream {
  const chunk = chunkOver(orderedMemory(world, order));
  const source = chunkSource(world, order);
  return {
    contentsBefore: () => source.contentsBefore,
    async next() {
      await nextTurn();
      return (await source.fillNext(chunk)) ? chunk : null;
    },
    summary: async () => source.summary,
    close: () => source.close(),
  };
}

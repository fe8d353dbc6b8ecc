import { once } from "node:events";
import { UserError } from "@tipbench/vocabulary";
import type { World } from "@tipbench/world";
import type { StreamSummary } from "../stream/stream-summary.kernel.ts";
import { type ChunkStream, orderedMemory } from "./generate.ts";
import { nextTurn } from "./next-turn.ts";
import { contentsBeforeOf, createRing, type Ring, readSlot, releaseSlot, slotsOfRing, stopRing } from "./ring.ts";
import { startThread } from "./start-thread.ts";
import type { KeptTruth } from "./task.ts";
import type { WorldOrder } from "./world-order.ts";

/** A thread that generates a stream into a ring. */
export interface GeneratorThread {
  readonly ring: Ring;
  /** At the end of the stream; rejected where the thread failed. */
  readonly summary: Promise<StreamSummary>;
  stop(): Promise<void>;
}

/** Starts a thread that generates the stream of an order for so many consumers, and keeps its truth where that is asked for. */
export function startGenerator(
  world: World,
  order: WorldOrder,
  consumers: number,
  kept: KeptTruth | null,
): GeneratorThread {
  const slots = Array.from({ length: slotsOfRing }, () => orderedMemory(world, order));
  const ring = createRing(slots, consumers);
  const worker = startThread({ kind: "generate", order, ring, kept });
  const summary: Promise<StreamSummary> = once(worker, "message").then(([said]) => {
    if (said.problems) throw new UserError(said.problems);
    return said.summary;
  });
  summary.catch(() => {});
  return {
    ring,
    summary,
    async stop() {
      stopRing(ring);
      await worker.terminate();
    },
  };
}

/** What one consumer of a ring reads; `summary` comes from the generator. */
export function streamOfRing(
  ring: Ring,
  consumer: number,
  chunks: number,
  summary: Promise<StreamSummary>,
): Omit<ChunkStream, "close"> {
  const failure = summary.then(() => new Promise<never>(() => {}));
  failure.catch(() => {});
  let number = 0;
  return {
    contentsBefore: () => contentsBeforeOf(ring),
    async next() {
      if (number > 0) releaseSlot(ring, consumer);
      await nextTurn();
      if (number === chunks) return null;
      const chunk = await Promise.race([readSlot(ring, number), failure]);
      number += 1;
      return chunk;
    },
    summary: () => summary,
  };
}

/** Chunks of a whole stream. */
export function chunksOf(world: World, { chunkTicks }: WorldOrder): number {
  return Math.ceil(world.clock.ticks / chunkTicks);
}

/** Generates in a thread of its own, a few chunks ahead; lets other work of this thread in between chunks. */
export function streamBeside(world: World, order: WorldOrder): ChunkStream {
  const generator = startGenerator(world, order, 1, null);
  return { ...streamOfRing(generator.ring, 0, chunksOf(world, order), generator.summary), close: generator.stop };
}

import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { InvariantError } from "@tipbench/vocabulary";
import type { World } from "@tipbench/world";
import type { StreamSummary } from "../stream/stream-summary.kernel.ts";
import { type ChunkStream, orderedMemory } from "./generate.ts";
import { nextTurn } from "./next-turn.ts";
import { contentsBeforeOf, createRing, readSlot, releaseSlot, slotsOfRing, stopRing } from "./ring.ts";
import type { WorldOrder } from "./world-order.ts";

/** Generates in a thread of its own, a few chunks ahead; lets other work of this thread in between chunks. */
export function streamBeside(world: World, order: WorldOrder): ChunkStream {
  const ring = createRing(Array.from({ length: slotsOfRing }, () => orderedMemory(world, order)));
  const worker = new Worker(new URL("./worker.mjs", import.meta.url), { workerData: { order, ring } });
  const failure = new Promise<never>((_, reject) => worker.once("error", reject));
  failure.catch(() => {});
  const summary: Promise<StreamSummary> = once(worker, "message").then(([value]) => value);
  summary.catch(() => {});
  const chunks = Math.ceil(world.clock.ticks / order.chunkTicks);
  let number = 0;
  let result: StreamSummary | null = null;
  return {
    contentsBefore: () => contentsBeforeOf(ring),
    async next() {
      if (number > 0) releaseSlot(ring);
      await nextTurn();
      if (number === chunks) {
        result = await Promise.race([summary, failure]);
        return null;
      }
      const chunk = await Promise.race([readSlot(ring, number), failure]);
      number += 1;
      return chunk;
    },
    summary() {
      if (!result) throw new InvariantError("the summary of a stream was asked for before its end");
      return result;
    },
    async close() {
      stopRing(ring);
      await worker.terminate();
    },
  };
}

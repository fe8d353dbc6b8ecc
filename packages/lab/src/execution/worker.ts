import { parentPort, workerData } from "node:worker_threads";
import { tuneEngine } from "./engine-settings.ts";
import { chunkSource, openWorld } from "./generate.ts";
import { giveSlot, type Ring, setContentsBefore, takeSlot } from "./ring.ts";
import type { WorldOrder } from "./world-order.ts";

/** What a generating thread is started with. */
export interface WorkerOrder {
  readonly order: WorldOrder;
  readonly ring: Ring;
}

function generate({ order, ring }: WorkerOrder): void {
  const source = chunkSource(openWorld(order), order);
  setContentsBefore(ring, source.contentsBefore);
  for (;;) {
    const chunk = takeSlot(ring);
    if (!chunk || !source.fillNext(chunk)) break;
    giveSlot(ring, chunk);
  }
  parentPort?.postMessage(source.summary);
}

tuneEngine();
generate(workerData);

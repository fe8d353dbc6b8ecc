import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { UserError } from "@tipbench/vocabulary";
import { takeStrategies } from "../replication/strategy-thread.ts";
import { tuneEngine } from "./engine-settings.ts";
import { chunkSource, openWorld } from "./generate.ts";
import { keepTruth } from "./keep-truth.ts";
import { giveSlot, setContentsBefore, takeSlot } from "./ring.ts";
import type { GenerateTask, Task } from "./task.ts";

async function generate({ order, ring, kept }: GenerateTask): Promise<void> {
  const source = chunkSource(openWorld(order), order);
  setContentsBefore(ring, source.contentsBefore);
  for (;;) {
    const chunk = takeSlot(ring);
    if (!chunk || !(await source.fillNext(chunk))) break;
    if (kept) keepTruth(kept.truth, kept.numbering, chunk);
    giveSlot(ring, chunk);
  }
  await source.close();
  parentPort?.postMessage(source.summary);
}

/** Does the work of this thread and posts what came of it; a UserError as its problems, since messages keep no classes. */
async function work(task: Task): Promise<void> {
  tuneEngine();
  if (task.kind === "generate") {
    await generate(task);
    return;
  }
  if (!parentPort) return;
  const summary = once(parentPort, "message").then(([value]) => value);
  try {
    parentPort.postMessage({ outcome: await takeStrategies(task, summary) });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    parentPort.postMessage({ problems: error.problems });
  }
}

await work(workerData);

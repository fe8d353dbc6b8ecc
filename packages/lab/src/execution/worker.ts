import { once } from "node:events";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { UserError } from "@tipbench/vocabulary";
import { takeStrategies } from "../replication/strategy-thread.ts";
import type { StudyTask } from "../stage-study/study-task.ts";
import { truthSums } from "../stream/truth-sums.ts";
import { tuneEngine } from "./engine-settings.ts";
import { chunkSource, openWorld } from "./generate.ts";
import { keepTruth } from "./keep-truth.ts";
import { giveSlot, setContentsBefore, takeSlot } from "./ring.ts";
import type { GenerateTask, StrategiesTask, Task } from "./task.ts";

async function generate({ order, ring, kept }: GenerateTask): Promise<void> {
  const source = chunkSource(openWorld(order), order);
  let end = 0;
  try {
    setContentsBefore(ring, source.contentsBefore);
    for (;;) {
      const chunk = takeSlot(ring);
      if (!chunk || !(await source.fillNext(chunk))) break;
      if (kept) keepTruth(kept, chunk);
      end = chunk.firstRow + chunk.rows;
      giveSlot(ring, chunk);
    }
  } finally {
    await source.close();
  }
  const sums = kept ? truthSums(source.summary, kept.truth, end) : null;
  parentPort?.postMessage({ summary: { ...source.summary, sums } });
}

/** Holds a stage to the laws; loads what that takes, which no other work needs. */
async function study(task: StudyTask, port: MessagePort): Promise<void> {
  const { studyStage } = await import("../stage-study/study-stage.ts");
  try {
    await studyStage(task, (said) => port.postMessage(said));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    port.postMessage({ kind: "problems", problems: error.problems });
  }
}

/** Does the work of this thread and posts what came of it; a UserError as its problems, since messages keep no classes. */
async function work(task: Task): Promise<void> {
  tuneEngine();
  if (task.kind === "study") {
    if (parentPort) await study(task, parentPort);
    return;
  }
  try {
    await (task.kind === "generate" ? generate(task) : decide(task));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    parentPort?.postMessage({ problems: error.problems });
  }
}

async function decide(task: StrategiesTask): Promise<void> {
  if (!parentPort) return;
  const summary = once(parentPort, "message").then(([value]) => value);
  parentPort.postMessage({ outcome: await takeStrategies(task, summary) });
}

await work(workerData);

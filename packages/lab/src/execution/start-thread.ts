import { Worker } from "node:worker_threads";
import type { Task } from "./task.ts";

/** Starts a thread with its task. Its file stands beside this one, and beside the bundle in the shipped command. */
export function startThread(task: Task): Worker {
  return new Worker(new URL("./worker.mjs", import.meta.url), { workerData: task });
}

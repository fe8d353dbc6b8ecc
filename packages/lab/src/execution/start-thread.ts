import { Worker } from "node:worker_threads";
import { InvariantError, UserError } from "@tipbench/vocabulary";
import type { StudyTask } from "../stage-study/study-task.ts";
import type { StrategiesTask, Task } from "./task.ts";

/**
 * Starts a thread with its task. Its file stands beside this one, and beside the bundle in the shipped command. A thread that ends is heard as
 * an error, which whoever waits for its word is told; after the last word nobody is.
 */
export function startThread(task: Task): Worker {
  const worker = new Worker(new URL("./worker.mjs", import.meta.url), { workerData: task });
  worker.on("error", () => {});
  worker.once("exit", (code) => worker.emit("error", endedThread(task, code)));
  return worker;
}

function endedThread(task: Task, code: number): Error {
  if (task.kind === "generate") return new InvariantError(`the thread that generates ended with exit code ${code}`);
  return new UserError({
    code: "stage-ended-thread",
    message: "A stage ended the thread that it ran in.",
    at: placeOf(task),
    found: `exit code ${code}`,
    expected: "a stage that returns from each call, or throws",
    fix: "look for process.exit() in the stage, and throw an error in its place",
  });
}

function placeOf(task: StrategiesTask | StudyTask): string {
  if (task.kind === "study") return task.target.text;
  const { file, strategies } = task.scenario;
  return `${file} strategies.${strategies.map(({ name }) => name).join(", ")}`;
}

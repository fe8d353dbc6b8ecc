import { on } from "node:events";
import type { Worker } from "node:worker_threads";
import { raise, stopSign } from "@tipbench/transport";
import { InvariantError, UserError } from "@tipbench/vocabulary";
import { startThread } from "../execution/start-thread.ts";
import type { LawVerdict, StageStudy } from "./study-document.ts";
import type { Opened, StudySaying } from "./study-stage.ts";
import type { StudyRequest } from "./study-task.ts";

/** What a study tells while it goes on, and what ends it. */
export interface StudyWatch {
  readonly signal: AbortSignal;
  /** Streams tried so far, and so many as it takes where no law is broken. */
  readonly onStream: (done: number, total: number) => void;
}

/** What a study has found so far. */
interface Found {
  opened: Opened | null;
  streams: number;
  readonly verdicts: LawVerdict[];
}

/**
 * Holds a stage to the laws of its step, in a thread of its own, which is ended where the stage takes longer than the deadline for a
 * call. Throws UserError for what is no stage and for one that hangs, and the signal's reason where it is aborted.
 */
export async function testStage(request: StudyRequest, watch: StudyWatch): Promise<StageStudy> {
  const calls = new Int32Array(new SharedArrayBuffer(4));
  const stop = stopSign();
  const worker = startThread({ kind: "study", ...request, calls, stop });
  const dog = watchCalls(calls, request);
  const found: Found = { opened: null, streams: 0, verdicts: [] };
  try {
    await hear(worker, found, watch, dog.signal);
    return studyOf(request, found);
  } catch (error) {
    watch.signal.throwIfAborted();
    throw dog.signal.aborted ? hanging(found, request) : error;
  } finally {
    dog.stop();
    await raise(stop);
    await worker.terminate();
  }
}

/** A signal that is aborted when the count of calls has stood still for so long; not before the first. Who asks a program watches himself. */
function watchCalls(calls: Int32Array, { target, deadlineSeconds }: StudyRequest) {
  const controller = new AbortController();
  let before = 0;
  const timer = setInterval(() => {
    const now = Atomics.load(calls, 0);
    if (now > 0 && now === before && target.kind === "file") controller.abort();
    before = now;
  }, 1000 * deadlineSeconds);
  return { signal: controller.signal, stop: () => clearInterval(timer) };
}

/** Hears a thread until its last word. */
async function hear(worker: Worker, found: Found, { signal, onStream }: StudyWatch, hangs: AbortSignal): Promise<void> {
  for await (const [said] of on(worker, "message", { signal: AbortSignal.any([signal, hangs]) })) {
    if (take(said, found)) return;
    const { opened, streams } = found;
    if (opened) onStream(Math.min(streams, opened.runs), opened.runs);
  }
}

/** Adds what a thread said to what was found; true where that was its last word. */
function take(said: StudySaying, found: Found): boolean {
  if (said.kind === "problems") throw new UserError(said.problems);
  if (said.kind === "opened") found.opened = said;
  if (said.kind === "stream") found.streams += 1;
  if (said.kind === "verdict") found.verdicts.push(said.verdict);
  return said.kind === "done";
}

const hanging = ({ opened, streams }: Found, { target, deadlineSeconds }: StudyRequest): UserError =>
  new UserError({
    code: "stage-hangs",
    message: `Stage "${target.text}" did not come back from a call.`,
    at: opened ? `stream ${streams}` : "createStage",
    found: `nothing for ${deadlineSeconds} s`,
    expected: "an answer in that time",
    fix: "look for a loop that has no end, or give it longer with --deadline",
  });

function studyOf({ seed }: StudyRequest, { opened, verdicts }: Found): StageStudy {
  if (!opened) throw new InvariantError("a study ended before it began");
  const { stage, step, reads, runs } = opened;
  const isLawful = verdicts.every(({ verdict }) => verdict === "kept");
  return { stage, kind: step, reads, seed, runs, laws: verdicts, isLawful };
}

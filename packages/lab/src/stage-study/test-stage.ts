import { on } from "node:events";
import type { Worker } from "node:worker_threads";
import { InvariantError, UserError } from "@tipbench/vocabulary";
import { startThread } from "../execution/start-thread.ts";
import type { LawVerdict, StageStudy } from "./study-document.ts";
import type { Opened, StudySaying } from "./study-stage.ts";
import type { StudyRequest } from "./study-task.ts";

/** What a study tells while it goes on, and what ends it. */
export interface StudyWatch {
  readonly signal: AbortSignal;
  readonly onLaw: (done: number, total: number) => void;
}

/** What a study has found so far. */
interface Found {
  opened: Opened | null;
  readonly verdicts: LawVerdict[];
}

/**
 * Holds a stage to the laws of its step, in a thread of its own, which is ended where the stage takes longer than the deadline for a
 * call. Throws UserError for what is no stage and for one that hangs, and the signal's reason where it is aborted.
 */
export async function testStage(request: StudyRequest, watch: StudyWatch): Promise<StageStudy> {
  const calls = new Int32Array(new SharedArrayBuffer(4));
  const worker = startThread({ kind: "study", ...request, calls });
  const dog = watchCalls(calls, request.deadlineSeconds);
  const found: Found = { opened: null, verdicts: [] };
  try {
    await hear(worker, found, watch, dog.signal);
    return studyOf(request, found);
  } catch (error) {
    watch.signal.throwIfAborted();
    throw dog.signal.aborted ? hanging(found, request) : error;
  } finally {
    dog.stop();
    await worker.terminate();
  }
}

/** A signal that is aborted when the count of calls has stood still for so long; not before the first. */
function watchCalls(calls: Int32Array, seconds: number) {
  const controller = new AbortController();
  let before = 0;
  const timer = setInterval(() => {
    const now = Atomics.load(calls, 0);
    if (now > 0 && now === before) controller.abort();
    before = now;
  }, 1000 * seconds);
  return { signal: controller.signal, stop: () => clearInterval(timer) };
}

/** Hears a thread until its last word. */
async function hear(worker: Worker, found: Found, { signal, onLaw }: StudyWatch, hangs: AbortSignal): Promise<void> {
  for await (const [said] of on(worker, "message", { signal: AbortSignal.any([signal, hangs]) })) {
    if (take(said, found)) return;
    onLaw(found.verdicts.length, found.opened?.laws ?? 0);
  }
}

/** Adds what a thread said to what was found; true where that was its last word. */
function take(said: StudySaying, found: Found): boolean {
  if (said.kind === "problems") throw new UserError(said.problems);
  if (said.kind === "opened") found.opened = said;
  if (said.kind === "verdict") found.verdicts.push(said.verdict);
  return said.kind === "done";
}

const hanging = ({ opened, verdicts }: Found, { source, deadlineSeconds }: StudyRequest): UserError =>
  new UserError({
    code: "stage-hangs",
    message: `Stage "${source.text}" did not come back from a call.`,
    at: opened ? `law ${verdicts.length + 1} of ${opened.laws}` : "createStage",
    found: `nothing for ${deadlineSeconds} s`,
    expected: "an answer in that time",
    fix: "look for a loop that has no end, or give it longer with --deadline",
  });

function studyOf({ seed, runs, replay }: StudyRequest, { opened, verdicts }: Found): StageStudy {
  if (!opened) throw new InvariantError("a study ended before it began");
  const { stage, step, reads } = opened;
  const isLawful = verdicts.every(({ verdict }) => verdict === "kept");
  return { stage, kind: step, reads, seed, runs: replay ? 1 : runs, laws: verdicts, isLawful };
}

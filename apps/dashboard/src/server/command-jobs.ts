import { type ChildProcess, spawn } from "node:child_process";
import type { Job, JobKind, JobState } from "../api-types.ts";
import { ApiProblem } from "./api-problem.ts";

const keptJobs = 30;
const keptLines = 20;
const keptOutput = 64 * 1024 * 1024;

interface Entry {
  readonly id: number;
  readonly kind: JobKind;
  readonly label: string;
  readonly startedAtMs: number;
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  state: JobState;
  endedAtMs: number | null;
  isCancelled: boolean;
  lines: readonly string[];
  output: string;
}

/** Whole lines of what was written, progress bars by their last state; the newest last. */
function appendLines(lines: readonly string[], text: string): readonly string[] {
  const added = text.split(/[\r\n]+/).map((line) => line.trim());
  return [...lines, ...added.filter((line) => line !== "")].slice(-keptLines);
}

/** The JSON document that a command printed; null where it printed none. */
function documentOf(output: string): object | null {
  try {
    const value: unknown = JSON.parse(output);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

function runNameOf(entry: Entry): string | null {
  if (entry.kind !== "run" || entry.state !== "done") return null;
  const document = documentOf(entry.output);
  return document !== null && "run" in document && typeof document.run === "string" ? document.run : null;
}

function jobOf(entry: Entry): Job {
  const { id, kind, label, state, startedAtMs, endedAtMs, lines } = entry;
  return { id, kind, label, state, startedAtMs, endedAtMs, lines, run: runNameOf(entry) };
}

function stateAfter(entry: Entry, code: number | null): JobState {
  if (code === 0) return "done";
  return entry.isCancelled ? "cancelled" : "failed";
}

/**
 * The commands that the page started, each a process of its own beside the server. One of a kind runs at a time; the
 * last 30 are remembered.
 */
export class CommandJobs {
  readonly #command: readonly string[];
  readonly #entries: Entry[] = [];
  #nextId = 1;

  /** `command`: the argv prefix that runs tipbench. */
  constructor(command: readonly string[]) {
    this.#command = command;
  }

  /** All remembered jobs, the newest first. */
  list(): readonly Job[] {
    return this.#entries.map(jobOf).reverse();
  }

  /** Throws a 404 for a number that is none of a job. */
  job(id: number): Job {
    return jobOf(this.#entry(id));
  }

  /** The JSON document that a finished job printed. Throws a 404 where there is none. */
  document(id: number): object {
    const entry = this.#entry(id);
    const document = entry.state === "done" ? documentOf(entry.output) : null;
    if (document === null) throw new ApiProblem(404, `Job ${id} has no result.`);
    return document;
  }

  /** Starts `command ...args`. Throws a 409 while another job of the kind runs. */
  start(kind: JobKind, label: string, args: readonly string[]): Job {
    if (this.#entries.some((entry) => entry.kind === kind && entry.state === "running")) {
      throw new ApiProblem(409, `Another ${kind} is still running; cancel it or wait for its end.`);
    }
    const entry = this.#spawn(kind, label, args);
    this.#entries.push(entry);
    const oldest = this.#entries.findIndex(({ state }) => state !== "running");
    if (this.#entries.length > keptJobs && oldest !== -1) this.#entries.splice(oldest, 1);
    return jobOf(entry);
  }

  /** Asks a job to stop, as Ctrl-C would. Does nothing to one that has ended. */
  cancel(id: number): Job {
    const entry = this.#entry(id);
    if (entry.state === "running") {
      entry.isCancelled = true;
      entry.child.kill("SIGINT");
    }
    return jobOf(entry);
  }

  /** Stops whatever runs and waits for its end. */
  async close(): Promise<void> {
    const running = this.#entries.filter(({ state }) => state === "running");
    for (const { id } of running) this.cancel(id);
    await Promise.all(running.map(({ ended }) => ended));
  }

  #entry(id: number): Entry {
    const entry = this.#entries.find((known) => known.id === id);
    if (entry === undefined) throw new ApiProblem(404, `There is no job ${id}.`);
    return entry;
  }

  #spawn(kind: JobKind, label: string, args: readonly string[]): Entry {
    const [file = "tipbench", ...prefix] = this.#command;
    const child = spawn(file, [...prefix, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    const { promise: ended, resolve } = withResolvers();
    const id = this.#nextId++;
    const entry: Entry = {
      ...{ id, kind, label, child, ended, startedAtMs: Date.now(), endedAtMs: null },
      ...{ state: "running", isCancelled: false, lines: [], output: "" },
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (entry.output.length + text.length <= keptOutput) entry.output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      entry.lines = appendLines(entry.lines, text);
    });
    const end = (code: number | null): void => {
      entry.state = stateAfter(entry, code);
      entry.endedAtMs = Date.now();
      resolve();
    };
    child.on("error", (error) => {
      entry.lines = appendLines(entry.lines, error.message);
      end(1);
    });
    child.on("close", end);
    return entry;
  }
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

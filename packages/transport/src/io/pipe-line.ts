import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import type { StopSign } from "../stage-source.ts";
import { countProcess, onRaised } from "../stop-sign.ts";
import { endedAlready, TransportFault } from "../transport-fault.ts";
import { AnswerReader, unasked } from "./answer-reader.ts";
import type { Line, LineSettings, WireMessage } from "./io-messages.ts";
import { missedDeadline } from "./missed-deadline.ts";
import { StandardError } from "./standard-error.ts";

const graceMilliseconds = 2000;
const drainMilliseconds = 200;

const nothing = new Uint8Array(0);

interface Asked {
  readonly resolve: (message: WireMessage) => void;
  readonly reject: (fault: TransportFault) => void;
  readonly timer: NodeJS.Timeout;
}

/** A child process that reads messages on standard input and answers on standard output; its standard error is shown on ours. */
export class PipeLine implements Line {
  readonly #settings: LineSettings;
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #reader: AnswerReader;
  readonly #said: StandardError;
  readonly #gone: Promise<void>;
  #asked: Asked | null = null;
  #fault: TransportFault | null = null;

  constructor(
    { command, folder }: { readonly command: readonly string[]; readonly folder: string },
    settings: LineSettings,
  ) {
    this.#settings = settings;
    this.#reader = new AnswerReader(settings);
    const [program = "", ...words] = command;
    this.#said = new StandardError(program, settings.standardError);
    this.#child = started(program, words, folder);
    this.#gone = new Promise((resolve) => this.#child.once("close", () => resolve()));
    this.#heed(settings.stop);
    this.#child.once("error", (error: NodeJS.ErrnoException) => this.#end(notStarted(program, error)));
    this.#child.once("exit", () => setTimeout(() => this.#ended(), drainMilliseconds).unref());
    this.#child.once("close", () => this.#ended());
    this.#child.stdin.on("error", () => {}); // a process that is gone; its end is told by what it left
    this.#child.stdout.on("data", (piece: Buffer) => this.#take(piece));
    this.#child.stdout.once("end", () => setTimeout(() => this.#closedOutput(), drainMilliseconds).unref());
    this.#child.stderr.on("data", (piece: Buffer) => this.#said.push(piece));
  }

  ask({ head, body }: WireMessage, name: string): Promise<WireMessage> {
    this.#said.name = name;
    return new Promise((resolve, reject) => {
      if (this.#fault) {
        reject(this.#fault);
        return;
      }
      const timer = setTimeout(() => this.#end(this.#late()), 1000 * this.#settings.deadlineSeconds);
      this.#asked = { resolve, reject, timer };
      // In one piece: each more would wake the other side once more.
      this.#child.stdin.write(Buffer.concat([Buffer.from(`${head}\n`), body ?? nothing]));
    });
  }

  async close({ head }: WireMessage): Promise<void> {
    if (this.#fault === null) this.#child.stdin.end(`${head}\n`);
    this.#fault ??= endedAlready;
    const timer = setTimeout(() => this.#kill(), graceMilliseconds);
    if (this.#child.pid !== undefined) await this.#gone;
    clearTimeout(timer);
    this.#said.end();
  }

  #heed(sign: StopSign | null): void {
    if (this.#child.pid === undefined) return;
    countProcess(sign, 1);
    this.#child.once("exit", () => countProcess(sign, -1));
    onRaised(sign, () => this.#end(stopped));
  }

  #take(piece: Buffer): void {
    if (this.#fault) return;
    if (!this.#asked) {
      this.#end(unasked(piece));
      return;
    }
    try {
      const answer = this.#reader.push(piece);
      if (answer) this.#settle(({ resolve }) => resolve(answer));
    } catch (error) {
      if (!(error instanceof TransportFault)) throw error;
      this.#end(error);
    }
  }

  #settle(say: (asked: Asked) => void): void {
    const asked = this.#asked;
    this.#asked = null;
    if (!asked) return;
    clearTimeout(asked.timer);
    say(asked);
  }

  /** The line is of no use any more: whoever waits is told, and the process is ended. */
  #end(fault: TransportFault): void {
    if (this.#fault) return;
    this.#fault = fault;
    this.#kill();
    this.#settle(({ reject }) => reject(fault));
  }

  #ended(): void {
    const { exitCode, signalCode } = this.#child;
    const how = signalCode ? `was ended by ${signalCode}` : `ended with exit code ${exitCode}`;
    this.#end(this.#lost("stage-ended", how));
  }

  #closedOutput(): void {
    this.#end(this.#lost("stage-ended", "closed its standard output"));
  }

  #lost(code: string, how: string): TransportFault {
    const bytes = this.#reader.pendingBytes;
    const last = this.#said.lastLine;
    return new TransportFault({
      code: bytes > 0 ? "half-answer" : code,
      message: bytes > 0 ? `${how} in the middle of an answer` : how,
      found: `${bytes > 0 ? `${bytes} bytes of an answer that is not whole` : "no answer"}${last === "" ? "" : `; its last words: ${last}`}`,
      expected: "an answer to each message, until the message of type end",
      fix: "mend the program; what it wrote to standard error is shown above",
    });
  }

  #late(): TransportFault {
    return missedDeadline(this.#settings.deadlineSeconds, this.#reader.pendingBytes);
  }

  #kill(): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      process.kill(-pid, "SIGKILL");
    } catch {
      this.#child.kill("SIGKILL");
    }
  }
}

/** In a process group of its own: Ctrl-C is for the house, which then ends its stages. Some faults come at once, others as an event. */
function started(program: string, words: readonly string[], folder: string): ChildProcessWithoutNullStreams {
  try {
    return spawn(program, words, { cwd: folder, stdio: ["pipe", "pipe", "pipe"], detached: true });
  } catch (error) {
    throw error instanceof Error ? notStarted(program, error) : error;
  }
}

const stopped = new TransportFault({
  code: "stage-stopped",
  message: "was stopped with its run",
  found: "the end of the run",
  expected: "an answer",
  fix: "start the run again",
});

function notStarted(program: string, error: NodeJS.ErrnoException): TransportFault {
  const isMissing = error.code === "ENOENT";
  return new TransportFault({
    code: isMissing ? "no-such-command" : "command-not-started",
    message: isMissing ? "has a command that does not exist" : "has a command that cannot be started",
    found: `${JSON.stringify(program)} (${error.code ?? error.message})`,
    expected: "a program of this machine, by its name or its path from the folder that the command runs in",
    fix: isMissing ? "correct its name, or install it" : "correct its path, or make it a program that may be run",
  });
}

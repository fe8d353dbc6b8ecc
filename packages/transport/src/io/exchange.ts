import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import { InvariantError } from "@tipbench/vocabulary";
import { TransportFault } from "../transport-fault.ts";
import type { IoReply, IoRequest, IoTask, LineSettings, WireMessage } from "./io-messages.ts";

/** The thread keeps the deadlines; the caller gives up on the thread itself so much later. */
const slackSeconds = 10;
const goodbyeSeconds = 5;

/**
 * Speaks with a stage from code that cannot wait for promises: a thread of its own does the input and output, while the caller sleeps until
 * the answer is there. One message is on its way at a time.
 */
export class Exchange {
  readonly #port: MessagePort;
  readonly #control = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;
  readonly #deadlineSeconds: number;

  constructor(settings: LineSettings) {
    const { port1, port2 } = new MessageChannel();
    const task: IoTask = { ...settings, port: port2, control: this.#control };
    this.#port = port1;
    this.#deadlineSeconds = settings.deadlineSeconds;
    this.#worker = new Worker(new URL("./io-worker.mjs", import.meta.url), { workerData: task, transferList: [port2] });
    this.#worker.unref();
  }

  /** Sends a message and waits for its answer. Throws a TransportFault where none comes that is whole and in time. */
  ask(message: WireMessage, name: string): WireMessage {
    const reply = this.#call({ kind: "ask", message, name }, this.#deadlineSeconds + slackSeconds);
    if (reply.kind === "answer") return reply.message;
    if (reply.kind === "fault") throw new TransportFault(reply.detail);
    throw new InvariantError(reply.kind === "bug" ? reply.stack : `a reply of kind ${reply.kind} to a question`);
  }

  /** Ends the stage and the thread. */
  close(message: WireMessage): void {
    this.#call({ kind: "close", message }, goodbyeSeconds);
    this.#port.close();
    void this.#worker.terminate();
  }

  #call(request: IoRequest, seconds: number): IoReply {
    const seen = Atomics.load(this.#control, 0);
    this.#port.postMessage(request);
    Atomics.wait(this.#control, 0, seen, 1000 * seconds);
    const received: { readonly message: IoReply } | undefined = receiveMessageOnPort(this.#port);
    return (
      received?.message ?? {
        kind: "bug",
        stack: `no reply of the thread that speaks with the stage to "${request.kind}"`,
      }
    );
  }
}

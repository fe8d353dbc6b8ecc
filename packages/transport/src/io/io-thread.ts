import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { IoReply, IoRequest, IoTask } from "./io-messages.ts";

/** A thread that does input and output for callers that cannot wait for promises: they sleep until its reply is there. */
export class IoThread {
  readonly #port: MessagePort;
  readonly #control = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    const task: IoTask = { port: port2, control: this.#control };
    this.#port = port1;
    this.#worker = new Worker(new URL("./io-worker.mjs", import.meta.url), { workerData: task, transferList: [port2] });
    this.#worker.unref();
  }

  /** Hands a request over and sleeps until its reply, for so many seconds at most. */
  call(request: IoRequest, seconds: number): IoReply {
    const seen = Atomics.load(this.#control, 0);
    this.#port.postMessage(request);
    this.#sleep(seen, 1000 * seconds);
    const received: { readonly message: IoReply } | undefined = receiveMessageOnPort(this.#port);
    return received?.message ?? { kind: "bug", stack: `no reply to "${request.kind}" in ${seconds} seconds` };
  }

  /** Sleeps until the count of replies has moved on; the wake-up for an earlier reply can come late, and means nothing. */
  #sleep(seen: number, milliseconds: number): void {
    while (Atomics.load(this.#control, 0) === seen) {
      if (Atomics.wait(this.#control, 0, seen, milliseconds) === "timed-out") return;
    }
  }

  /** Ends the thread, whatever it does. */
  end(): void {
    this.#port.close();
    void this.#worker.terminate();
  }
}

/** Threads of this thread that have nothing to do: one takes long to start, and none keeps a process alive. */
const idle: IoThread[] = [];

/** A thread that has nothing to do, started where there is none. */
export function takeThread(): IoThread {
  return idle.pop() ?? new IoThread();
}

/** Gives back a thread that has nothing to do. */
export function returnThread(thread: IoThread): void {
  idle.push(thread);
}

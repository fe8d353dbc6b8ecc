import { workerData } from "node:worker_threads";
import { TransportFault } from "../transport-fault.ts";
import { HttpLine } from "./http-line.ts";
import type { IoReply, IoRequest, IoTask, Line, LineSettings } from "./io-messages.ts";
import { PipeLine } from "./pipe-line.ts";

function openLine(settings: LineSettings): Line {
  const { program } = settings;
  return "url" in program ? new HttpLine(program.url, settings) : new PipeLine(program, settings);
}

/** Speaks with one stage after the other, as the caller asks. */
class IoServer {
  #line: Line | null = null;

  async reply(request: IoRequest): Promise<IoReply> {
    try {
      return await this.#carryOut(request);
    } catch (error) {
      if (error instanceof TransportFault) return { kind: "fault", detail: error.detail };
      return { kind: "bug", stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    }
  }

  async #carryOut(request: IoRequest): Promise<IoReply> {
    if (request.kind === "open") {
      this.#line = openLine(request.settings);
      return { kind: "opened" };
    }
    if (!this.#line) throw new RangeError(`"${request.kind}" before "open"`);
    if (request.kind === "ask") return { kind: "answer", message: await this.#line.ask(request.message, request.name) };
    await this.#line.close(request.message);
    this.#line = null;
    return { kind: "closed" };
  }
}

function serve({ port, control }: IoTask): void {
  const server = new IoServer();
  port.on("message", async (request: IoRequest) => {
    port.postMessage(await server.reply(request));
    Atomics.add(control, 0, 1);
    Atomics.notify(control, 0);
  });
}

serve(workerData);

import { workerData } from "node:worker_threads";
import { TransportFault } from "../transport-fault.ts";
import { HttpLine } from "./http-line.ts";
import type { IoReply, IoRequest, IoTask, Line, LineSettings } from "./io-messages.ts";
import { PipeLine } from "./pipe-line.ts";

function openLine(settings: LineSettings): Line {
  const { program } = settings;
  return "url" in program ? new HttpLine(program.url, settings) : new PipeLine(program, settings);
}

async function replyTo(line: Line, request: IoRequest): Promise<IoReply> {
  try {
    if (request.kind === "ask") return { kind: "answer", message: await line.ask(request.message, request.name) };
    await line.close(request.message);
    return { kind: "closed" };
  } catch (error) {
    if (error instanceof TransportFault) return { kind: "fault", detail: error.detail };
    return { kind: "bug", stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function serve({ port, control, ...settings }: IoTask): void {
  const line = openLine(settings);
  port.on("message", async (request: IoRequest) => {
    port.postMessage(await replyTo(line, request));
    Atomics.add(control, 0, 1);
    Atomics.notify(control, 0);
    if (request.kind === "close") port.close();
  });
}

serve(workerData);

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { HostedStage } from "./hosted-stage.ts";

const arrow = "application/vnd.apache.arrow.stream";

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Answers POST requests on a free port of this machine, a stage a session; writes its address, and ends with its standard input. */
export function serveHttp(makeStage: () => HostedStage): void {
  const stages = new Map<string, HostedStage>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const bytes = await bodyOf(request);
    const isArrow = request.headers["content-type"] === arrow;
    const head = JSON.parse(isArrow ? String(request.headers["tipbench-message"]) : bytes.toString());
    const session = head.type === "hello" ? String(stages.size) : head.session;
    if (head.type === "hello") stages.set(session, makeStage());
    const said = stages.get(session)?.answer(head, isArrow ? new Uint8Array(bytes) : null) ?? { head: {}, body: null };
    const text = JSON.stringify(head.type === "hello" ? { ...said.head, session } : said.head);
    if (said.body) response.writeHead(200, { "content-type": arrow, "tipbench-message": text }).end(said.body);
    else response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(text);
  };
  const server = createServer(answer);
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.stdout.write(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/\n`);
  });
  process.stdin.resume().once("end", () => process.exit(0));
}

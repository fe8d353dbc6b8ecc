import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import { TransportFault } from "../transport-fault.ts";
import { tooLarge } from "./answer-reader.ts";
import type { Line, LineSettings, WireMessage } from "./io-messages.ts";
import { missedDeadline } from "./missed-deadline.ts";

const json = "application/json";
const arrow = "application/vnd.apache.arrow.stream";
/** The header that carries a message's head where its body is Arrow. */
const headHeader = "tipbench-message";
const goodbyeSeconds = 2;

/** A server that takes each message as a POST request and answers in the response; the connection is kept. */
export class HttpLine implements Line {
  readonly #url: URL;
  readonly #settings: LineSettings;
  readonly #agent: PlainAgent;
  readonly #request: typeof plainRequest;

  constructor(url: string, settings: LineSettings) {
    this.#url = new URL(url);
    this.#settings = settings;
    const isSecure = this.#url.protocol === "https:";
    this.#request = isSecure ? secureRequest : plainRequest;
    this.#agent = new (isSecure ? SecureAgent : PlainAgent)({ keepAlive: true, maxSockets: 1 });
  }

  ask(message: WireMessage): Promise<WireMessage> {
    return this.#post(message, this.#settings.deadlineSeconds);
  }

  async close(message: WireMessage): Promise<void> {
    // A server that is gone, or that has nothing to say to the end, is no fault.
    await this.#post(message, goodbyeSeconds).catch(() => {});
    this.#agent.destroy();
  }

  #post({ head, body }: WireMessage, seconds: number): Promise<WireMessage> {
    return new Promise((resolve, reject) => {
      let bytes = 0;
      const headers = { accept: `${json}, ${arrow}`, ...headersOf(head, body) };
      const asked = this.#request(this.#url, { method: "POST", agent: this.#agent, headers });
      const fail = (fault: TransportFault): void => {
        clearTimeout(timer);
        reject(fault);
        asked.destroy();
      };
      const timer = setTimeout(() => fail(missedDeadline(seconds, bytes)), 1000 * seconds);
      asked.once("error", (error: NodeJS.ErrnoException) => fail(noConnection(error)));
      asked.once("response", (response) => {
        const fault = this.#faultOf(response);
        if (fault) {
          fail(fault);
          return;
        }
        const pieces: Buffer[] = [];
        response.on("data", (piece: Buffer) => {
          bytes += piece.length;
          if (bytes > this.#settings.answerLimitBytes) fail(tooLarge(this.#settings.answerLimitBytes));
          else pieces.push(piece);
        });
        response.once("error", () => fail(brokenOff(bytes)));
        response.once("end", () => {
          clearTimeout(timer);
          resolve(answerOf(response, Buffer.concat(pieces)));
        });
      });
      asked.end(body ?? head);
    });
  }

  /** What is wrong with a response before its body is read. */
  #faultOf({ statusCode = 0, statusMessage = "", headers }: IncomingMessage): TransportFault | null {
    if (statusCode >= 300 && statusCode < 400) return redirected(statusCode, headers.location ?? "nowhere");
    if (statusCode !== 200) return badStatus(statusCode, statusMessage);
    if (Number(headers["content-length"] ?? 0) > this.#settings.answerLimitBytes)
      return tooLarge(this.#settings.answerLimitBytes);
    const type = typeOf(headers["content-type"]);
    const isGood = type === json || (type === arrow && this.#settings.format === "arrow");
    return isGood ? null : wrongType(headers["content-type"] ?? "none", this.#settings.format);
  }
}

function headersOf(head: string, body: Uint8Array | null): Readonly<Record<string, string | number>> {
  return body === null
    ? { "content-type": json, "content-length": Buffer.byteLength(head) }
    : { "content-type": arrow, "content-length": body.length, [headHeader]: head };
}

const typeOf = (written = ""): string => (written.split(";")[0] ?? "").trim().toLowerCase();

function answerOf({ headers }: IncomingMessage, body: Buffer): WireMessage {
  if (typeOf(headers["content-type"]) === json) return { head: body.toString("utf8"), body: null };
  const head = headers[headHeader];
  return { head: typeof head === "string" ? head : "", body: new Uint8Array(body) };
}

function noConnection(error: NodeJS.ErrnoException): TransportFault {
  const isBroken = error.code === "ECONNRESET" || error.code === "EPIPE" || error.code?.startsWith("HPE_") === true;
  if (isBroken) return brokenOff(0);
  return new TransportFault({
    code: "connection-refused",
    message: "cannot be reached",
    found: error.code ?? error.message,
    expected: "a server that listens at this address",
    fix: "start the server first, or correct the url",
  });
}

function brokenOff(bytes: number): TransportFault {
  return new TransportFault({
    code: "connection-broken",
    message: "broke the connection off before its answer was whole",
    found: `${bytes} bytes of an answer`,
    expected: "a whole response to each request",
    fix: "look at what the server said when it broke off",
  });
}

function badStatus(status: number, text: string): TransportFault {
  return new TransportFault({
    code: "http-status",
    message: `answered with HTTP ${status}`,
    found: `HTTP ${status} ${text}`.trim(),
    expected: "HTTP 200",
    fix: "look at what the server said of the request",
  });
}

function redirected(status: number, location: string): TransportFault {
  return new TransportFault({
    code: "http-redirect",
    message: "sends requests elsewhere",
    found: `HTTP ${status} to ${location}`,
    expected: "HTTP 200: redirects are not followed",
    fix: "write the address at which the stage answers as its url",
  });
}

function wrongType(found: string, format: LineSettings["format"]): TransportFault {
  return new TransportFault({
    code: "wrong-content-type",
    message: "answered in another format",
    found: `content-type: ${found}`,
    expected: format === "arrow" ? `${json} or ${arrow}` : json,
    fix: `set the content-type of the response${format === "arrow" ? "" : ", or ask for format: arrow"}`,
  });
}

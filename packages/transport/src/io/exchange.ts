import { InvariantError } from "@tipbench/vocabulary";
import { TransportFault } from "../transport-fault.ts";
import type { IoReply, LineSettings, WireMessage } from "./io-messages.ts";
import { returnThread, takeThread } from "./io-thread.ts";

/** The thread keeps the deadlines; the caller gives up on the thread itself so much later. */
const slackSeconds = 10;
const startSeconds = 30;

/** Speaks with one stage, from code that cannot wait for promises. One message is on its way at a time. */
export class Exchange {
  readonly #thread = takeThread();
  readonly #deadlineSeconds: number;

  constructor(settings: LineSettings) {
    this.#deadlineSeconds = settings.deadlineSeconds;
    this.#expect(this.#thread.call({ kind: "open", settings }, startSeconds), "opened");
  }

  /** Sends a message and waits for its answer. Throws a TransportFault where none comes that is whole and in time. */
  ask(message: WireMessage, name: string): WireMessage {
    const reply = this.#thread.call({ kind: "ask", message, name }, this.#deadlineSeconds + slackSeconds);
    return this.#expect(reply, "answer").message;
  }

  /** Ends the stage. */
  close(message: WireMessage): void {
    const { kind } = this.#thread.call({ kind: "close", message }, slackSeconds);
    if (kind === "closed") returnThread(this.#thread);
    else this.#thread.end();
  }

  #expect<K extends IoReply["kind"]>(reply: IoReply, kind: K): Extract<IoReply, { readonly kind: K }> {
    if (isOf(reply, kind)) return reply;
    if (reply.kind === "fault") throw new TransportFault(reply.detail);
    throw new InvariantError(reply.kind === "bug" ? reply.stack : `"${reply.kind}" in place of "${kind}"`);
  }
}

function isOf<K extends IoReply["kind"]>(reply: IoReply, kind: K): reply is Extract<IoReply, { readonly kind: K }> {
  return reply.kind === kind;
}

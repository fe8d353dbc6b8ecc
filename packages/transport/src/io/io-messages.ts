import type { MessagePort } from "node:worker_threads";
import type { StageProgram, StopSign, WireFormat } from "../stage-source.ts";
import type { FaultDetail } from "../transport-fault.ts";

/** A message on its way: its head as JSON text in one line, and where columns go as Arrow, the bytes of one IPC stream. */
export interface WireMessage {
  readonly head: string;
  readonly body: Uint8Array | null;
}

/** What the caller wants of the thread that speaks with the stage. */
export type IoRequest =
  | { readonly kind: "open"; readonly settings: LineSettings }
  | { readonly kind: "ask"; readonly message: WireMessage; readonly name: string }
  | { readonly kind: "close"; readonly message: WireMessage };

/** What comes back, one for each request. */
export type IoReply =
  | { readonly kind: "opened" }
  | { readonly kind: "answer"; readonly message: WireMessage }
  | { readonly kind: "fault"; readonly detail: FaultDetail }
  | { readonly kind: "bug"; readonly stack: string }
  | { readonly kind: "closed" };

/** How the thread reaches the stage. */
export interface LineSettings {
  readonly program: StageProgram;
  readonly format: WireFormat;
  readonly deadlineSeconds: number;
  readonly answerLimitBytes: number;
  readonly standardError: "shown" | "kept";
  readonly stop: StopSign | null;
}

/** What the thread is started with. */
export interface IoTask {
  readonly port: MessagePort;
  /** One word, counted up with each reply, on which the caller waits. */
  readonly control: Int32Array;
}

/** A way to a stage. One question is on its way at a time. */
export interface Line {
  /** Rejected with a TransportFault; the line is of no use afterwards. `name` stands before what the stage writes to standard error. */
  ask(message: WireMessage, name: string): Promise<WireMessage>;
  /** Says goodbye and lets the stage end; by force where it does not. */
  close(message: WireMessage): Promise<void>;
}

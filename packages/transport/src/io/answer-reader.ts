import { quoted } from "../quoted.ts";
import { TransportFault } from "../transport-fault.ts";
import { readHead } from "../wire/read-head.ts";
import type { LineSettings, WireMessage } from "./io-messages.ts";

const lineEnd = 0x0a;

/** Puts an answer together from pieces as they come: a line, and as many bytes after it as the line says where columns go as Arrow. */
export class AnswerReader {
  readonly #settings: Pick<LineSettings, "format" | "answerLimitBytes">;
  #pieces: Buffer[] = [];
  #bytes = 0;
  #head: string | null = null;
  #bodyBytes = 0;

  constructor(settings: Pick<LineSettings, "format" | "answerLimitBytes">) {
    this.#settings = settings;
  }

  /** Bytes of an answer that is not whole yet. */
  get pendingBytes(): number {
    return this.#bytes + (this.#head?.length ?? 0);
  }

  /** Takes a piece; the answer as soon as it is whole. Throws a TransportFault where it grows over the limit, or something follows it. */
  push(piece: Buffer): WireMessage | null {
    const rest = this.#head === null ? this.#pushHead(piece) : piece;
    if (rest === null || this.#head === null) return null;
    this.#keep(rest);
    if (this.#bytes < this.#bodyBytes) return null;
    return this.#take(this.#head);
  }

  #pushHead(piece: Buffer): Buffer | null {
    const end = piece.indexOf(lineEnd);
    this.#keep(end < 0 ? piece : piece.subarray(0, end));
    if (end < 0) return null;
    this.#head = Buffer.concat(this.#pieces).toString("utf8");
    this.#pieces = [];
    this.#bytes = 0;
    this.#bodyBytes = this.#settings.format === "arrow" ? bodyBytesOf(this.#head) : 0;
    if (this.#bodyBytes > this.#settings.answerLimitBytes) throw tooLarge(this.#settings.answerLimitBytes);
    return piece.subarray(end + 1);
  }

  #keep(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.#bytes > this.#settings.answerLimitBytes) throw tooLarge(this.#settings.answerLimitBytes);
    if (piece.length > 0) this.#pieces.push(piece);
  }

  #take(head: string): WireMessage {
    const said = Buffer.concat(this.#pieces);
    if (said.length > this.#bodyBytes) throw overfull(head, said.subarray(this.#bodyBytes));
    const body = this.#bodyBytes === 0 ? null : new Uint8Array(said);
    this.#pieces = [];
    this.#bytes = 0;
    this.#head = null;
    return { head, body };
  }
}

/** The number of bytes that a head announces; 0 where it is none of ours, which who reads it will say. */
function bodyBytesOf(head: string): number {
  try {
    const { bytes } = JSON.parse(head);
    return Number.isInteger(bytes) && bytes > 0 ? bytes : 0;
  } catch {
    return 0;
  }
}

/** What follows an answer was not asked; where a stray line came before the answer, that line is what is wrong. */
function overfull(head: string, rest: Buffer): TransportFault {
  try {
    readHead(head);
    return unasked(rest);
  } catch (error) {
    if (error instanceof TransportFault) return error;
    throw error;
  }
}

/** An answer grew over the limit. */
export function tooLarge(limit: number): TransportFault {
  return new TransportFault({
    code: "answer-too-large",
    message: "gave an answer that is too large",
    found: `more than ${limit} bytes`,
    expected: `at most ${limit} bytes for an answer`,
    fix: "write the answer's columns and nothing else, one answer to each message",
  });
}

/** Something was said that no message had asked for. */
export function unasked(said: Buffer): TransportFault {
  return new TransportFault({
    code: "unasked-answer",
    message: "said something that it was not asked",
    found: `${said.length} bytes after the end of an answer: ${quoted(said.toString("utf8"))}`,
    expected: "one answer to each message",
    fix: "write one answer to each message; what is for people goes to standard error",
  });
}

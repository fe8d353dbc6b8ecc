import type { AnyBatch } from "@tipbench/columns";
import type { Feedback, StageContext } from "@tipbench/stage-kit";
import { UserError } from "@tipbench/vocabulary";
import { type AnswerColumn, answerColumns } from "./answers/answer-columns.ts";
import { type AnswerValues, readAnswer } from "./answers/read-columns.ts";
import { Exchange } from "./io/exchange.ts";
import type { WireMessage } from "./io/io-messages.ts";
import type { WholeSource } from "./stage-source.ts";
import { endedAlready, isLost, TransportFault } from "./transport-fault.ts";
import { arrowBatch } from "./wire/arrow-batch.ts";
import { jsonBatch } from "./wire/json-batch.ts";
import { helloOf, plainMessage, tablesMessage, type Welcome, type WireOccasion } from "./wire/protocol.ts";
import { readAnswerHead } from "./wire/read-head.ts";
import { readWelcome } from "./wire/read-welcome.ts";
import { answerKeys, refuseOthers } from "./wire/refuse-others.ts";
import { schemaOf, wireBatch } from "./wire/wire-batch.ts";

const mostRestarts = 3;

/** A stage outside this process behind calls that give its answer, or throw a UserError that says what it did and in which tick. */
export class AskedStage {
  readonly welcome: Welcome;
  readonly #source: WholeSource;
  readonly #context: StageContext;
  readonly #columns: readonly AnswerColumn[];
  #exchange: Exchange | null = null;
  #session: string | null = null;
  #restarts = 0;
  #call = 0;
  #tick: number | null = null;

  constructor(source: WholeSource, context: StageContext) {
    this.#source = source;
    this.#context = context;
    this.#columns = answerColumns(source.step, context.tables.agencies.length);
    this.welcome = this.#said(() => this.#start());
    this.#said(() => this.#refuseRestart());
  }

  /** The tick that what follows belongs to. */
  atTick(tick: number): void {
    this.#tick = tick;
  }

  /** What the stage decides of a batch: a value a row and column, in range. */
  decide(batch: AnyBatch, occasion: WireOccasion): AnswerValues {
    const { step, format } = this.#source;
    const wire = wireBatch(step, batch, this.welcome.tables ? this.#context.tables.blockOf : null);
    const encode = format === "arrow" ? arrowBatch : jsonBatch;
    const { firstRow, rows } = batch;
    return this.#said(() =>
      this.#insist(() => {
        const head = this.#head("batch", { occasion, firstRow, rows });
        return readAnswer(this.#ask(encode(head, wire)), {
          format,
          call: head.call,
          columns: this.#columns,
          rows: step === "dedup" ? null : rows,
          rowText: rowTexts[occasion](step === "dedup", firstRow),
        });
      }),
    );
  }

  /** Tells a stage that learns what the house learnt. */
  learn({ labels, outcomes }: Feedback): void {
    this.#said(() => {
      this.#tell("learn", { labels: lists(labels), outcomes: lists(outcomes) });
    });
  }

  /** Ends the stage: a process by the message of type end, the end of its input, and by force where it stays. */
  close(): void {
    this.#exchange?.close(plainMessage({ type: "end", ...this.#sessionKey() }));
    this.#exchange = null;
  }

  #start(): Welcome {
    const { step, options, format, program, deadlineSeconds, answerLimitBytes, standardError, stop } = this.#source;
    this.#session = null;
    this.#exchange = new Exchange({ program, format, deadlineSeconds, answerLimitBytes, standardError, stop });
    const hello = helloOf(step, options, format, this.#context);
    const welcome = readWelcome(this.#ask(plainMessage(hello)).head, format);
    refuseUnknownColumns(welcome, schemaOf(step));
    this.#session = welcome.session;
    if (welcome.tables) this.#tell("tables", tablesMessage(this.#context));
    return welcome;
  }

  /** Asks; where the stage is lost and the scenario says so, starts it again and asks again; it may be lost in its start too. */
  #insist<T>(ask: () => T): T {
    let lost: TransportFault | null = null;
    for (;;) {
      try {
        if (lost) this.#restart(lost);
        return ask();
      } catch (error) {
        if (!(error instanceof TransportFault) || !this.#mayRestart(error)) throw error;
        lost = error;
      }
    }
  }

  #mayRestart({ detail }: TransportFault): boolean {
    return this.#source.onFailure === "restart" && isLost(detail) && this.#restarts < mostRestarts;
  }

  #restart({ detail }: TransportFault): void {
    this.#restarts += 1;
    const count = `${this.#restarts} of ${mostRestarts}`;
    process.stderr.write(
      `Stage "${this.#source.label}" ${detail.message}${this.#tickText()}: started again (${count}).\n`,
    );
    this.close();
    const { name, reads } = this.#start();
    if (name === this.welcome.name && reads.join() === this.welcome.reads.join()) return;
    throw new TransportFault({
      code: "another-stage",
      message: "came back as another stage",
      found: `${name}, which reads ${reads.join(", ")}`,
      expected: `${this.welcome.name}, which reads ${this.welcome.reads.join(", ")}`,
      fix: "let the stage say the same at each start",
    });
  }

  #refuseRestart(): void {
    const { onFailure, step } = this.#source;
    if (onFailure !== "restart" || !(step === "dedup" || this.welcome.learns)) return;
    throw new TransportFault({
      code: "restart-refused",
      message: "cannot be started again in the middle of a run",
      found: `onFailure: restart for ${step === "dedup" ? "a dedup stage" : "a stage that learns"}`,
      expected: "onFailure: stop, since what the stage knew of earlier reports would be lost",
      fix: "remove onFailure, or write stop",
    });
  }

  #tell(type: string, rest: object): void {
    const head = this.#head(type, rest);
    const said = readAnswerHead(this.#ask(plainMessage(head)).head, head.call);
    refuseOthers(Object.keys(said), answerKeys, "unknown-key");
  }

  #head<T extends object>(type: string, rest: T) {
    this.#call += 1;
    return { type, call: this.#call, ...this.#sessionKey(), ...(this.#tick !== null && { tick: this.#tick }), ...rest };
  }

  #sessionKey() {
    return this.#session === null ? {} : { session: this.#session };
  }

  #ask(message: WireMessage): WireMessage {
    const exchange = this.#exchange;
    if (!exchange) throw endedAlready;
    return exchange.ask(message, this.welcome?.name ?? this.#source.label);
  }

  #tickText(): string {
    return this.#tick === null ? "" : ` (tick ${this.#tick})`;
  }

  /** Runs something; a fault of the stage ends the stage and is said with its name, place and tick. */
  #said<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      this.close();
      if (!(error instanceof TransportFault)) throw error;
      const { message, ...rest } = error.detail;
      const { label, at } = this.#source;
      throw new UserError({ ...rest, message: `Stage "${label}" ${message}${this.#tickText()}.`, at });
    }
  }
}

const rowTexts: Readonly<Record<WireOccasion, (isLink: boolean, firstRow: number) => (index: number) => string>> = {
  received: (isLink, firstRow) => (index) => (isLink ? `link ${index}` : `row ${firstRow + index}`),
  labelled: () => (index) => `labelled row ${index} of the message`,
  handled: (_, firstRow) => (index) => `item ${firstRow + index}`,
};

function lists(columns: object): Readonly<Record<string, number[]>> {
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Array.from<number>(values)]));
}

function refuseUnknownColumns({ reads }: Welcome, schema: Readonly<Record<string, unknown>>): void {
  const unknown = reads.filter((name) => !Object.hasOwn(schema, name));
  if (unknown.length === 0) return;
  throw new TransportFault({
    code: "unknown-column",
    message: "reads columns that there are not",
    found: unknown.map((name) => JSON.stringify(name)).join(", "),
    expected: `names of columns: ${Object.keys(schema).join(", ")}`,
    fix: 'correct "reads" in what the stage says to the message of type hello',
  });
}

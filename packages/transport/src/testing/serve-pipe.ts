import type { HostedStage } from "./hosted-stage.ts";

const lineEnd = 0x0a;

/** Standard input, taken in pieces of a known size, or in lines; its end ends the process. */
class Input {
  #rest: Buffer = Buffer.alloc(0);
  readonly #more = process.stdin[Symbol.asyncIterator]();

  async line(): Promise<string> {
    while (this.#rest.indexOf(lineEnd) < 0) await this.#fill();
    return (await this.take(this.#rest.indexOf(lineEnd) + 1)).toString();
  }

  async take(bytes: number): Promise<Buffer> {
    while (this.#rest.length < bytes) await this.#fill();
    const taken = this.#rest.subarray(0, bytes);
    this.#rest = this.#rest.subarray(bytes);
    return taken;
  }

  async #fill(): Promise<void> {
    const { done, value } = await this.#more.next();
    if (done) process.exit(0);
    this.#rest = Buffer.concat([this.#rest, value]);
  }
}

/** Answers messages on standard input and output until the last one, which ends the process. */
export async function servePipe(stage: HostedStage): Promise<void> {
  const input = new Input();
  for (;;) {
    const head = JSON.parse(await input.line());
    if (head.type === "end") process.exit(0);
    const said = stage.answer(head, head.bytes ? new Uint8Array(await input.take(head.bytes)) : null);
    const line = Buffer.from(`${JSON.stringify(said.head)}\n`);
    process.stdout.write(said.body ? Buffer.concat([line, said.body]) : line);
  }
}

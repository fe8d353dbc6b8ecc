import { writeSync } from "node:fs";

const longestLine = 8192;

/** Shows what a process writes to standard error on ours, each line after the stage's name; or keeps the last line alone. */
export class StandardError {
  name: string;
  #rest = "";
  #last = "";

  readonly #way: "shown" | "kept";

  constructor(name: string, way: "shown" | "kept") {
    this.name = name;
    this.#way = way;
  }

  /** The last line that held anything; empty where none did. */
  get lastLine(): string {
    return this.#rest.trim() || this.#last;
  }

  push(piece: Buffer): void {
    const lines = (this.#rest + piece.toString("utf8")).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#show(line);
    if (this.#rest.length > longestLine) this.end();
  }

  /** Shows what stands in a line that was not ended. */
  end(): void {
    if (this.#rest !== "") this.#show(this.#rest);
    this.#rest = "";
  }

  #show(line: string): void {
    if (line.trim() !== "") this.#last = line.trim().slice(0, 200);
    if (this.#way === "kept") return;
    try {
      // Straight to the descriptor: the thread that would write for us is waiting for the stage.
      writeSync(2, `[${this.name}] ${line}\n`);
    } catch {
      // Nobody reads it.
    }
  }
}

import type { ColumnArray } from "@tipbench/columns";
import { type RecordedPiece, readParts } from "@tipbench/store";
import { InvariantError } from "@tipbench/vocabulary";
import type { ColumnRule } from "./column-rules.ts";
import { fillCodes } from "./recorded-values.kernel.ts";
import type { RecordedFiles } from "./recording.ts";

/** Arrays that columns are read into, by name; what is not named is not read. */
export type Targets = ReadonlyMap<string, ColumnArray>;

/** Reads a checked table from its first row on, some rows at a time. */
export class TableCursor {
  readonly #rules: readonly ColumnRule[];
  readonly #pieces: AsyncGenerator<RecordedPiece>;
  #piece: RecordedPiece | null = null;
  #at = 0;

  /** Only these columns are read. */
  constructor({ parts, rules }: RecordedFiles, names: readonly string[]) {
    this.#rules = rules.filter(({ name }) => names.includes(name));
    this.#pieces = readParts(parts, this.#rules);
  }

  /** Reads the next `rows` rows into the targets, from their beginning. */
  async take(rows: number, targets: Targets): Promise<void> {
    for (let done = 0; done < rows; ) {
      const piece = await this.#current();
      const count = Math.min(rows - done, piece.rows - this.#at);
      this.#copy(piece, count, done, targets);
      this.#at += count;
      done += count;
    }
  }

  async #current(): Promise<RecordedPiece> {
    if (this.#piece && this.#at < this.#piece.rows) return this.#piece;
    const next = await this.#pieces.next();
    if (next.done) throw new InvariantError("a recorded stream changed while it was read");
    this.#piece = next.value;
    this.#at = 0;
    return next.value;
  }

  #copy({ values }: RecordedPiece, count: number, to: number, targets: Targets): void {
    this.#rules.forEach(({ name, codes, missing }, index) => {
      const target = targets.get(name);
      const from = values[index];
      if (target && from) fillCodes(from.subarray(this.#at, this.#at + count), codes, missing ?? 0, to, target);
    });
  }

  async close(): Promise<void> {
    await this.#pieces.return(undefined);
  }
}

import { copied } from "./text-table.kernel.ts";

const firstCapacity = 1024;

/** A list of 32-bit numbers that grows at its end. */
export class NumberList {
  #values = new Uint32Array(firstCapacity);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) this.#values = copied(this.#values, new Uint32Array(2 * this.length));
    this.#values[this.length++] = value;
  }

  /** The numbers so far. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.length);
  }
}

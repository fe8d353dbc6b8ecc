const firstCapacity = 1024;

/** A list of whole numbers from 0 to 2^32 - 1 that grows at its end. */
export class NumberList {
  #words = new Uint32Array(firstCapacity);
  length = 0;

  push(value: number): void {
    this.#makeRoom(1);
    this.#words[this.length++] = value;
  }

  /** Adds numbers in their order; what is no number becomes 0. */
  pushAll(values: Float64Array | Uint32Array): void {
    this.#makeRoom(values.length);
    this.#words.set(values, this.length);
    this.length += values.length;
  }

  #makeRoom(more: number): void {
    let capacity = this.#words.length;
    while (capacity < this.length + more) capacity *= 2;
    if (capacity === this.#words.length) return;
    const larger = new Uint32Array(capacity);
    larger.set(this.values());
    this.#words = larger;
  }

  /** The numbers so far; valid until the next is added. */
  values(): Uint32Array {
    return this.#words.subarray(0, this.length);
  }
}

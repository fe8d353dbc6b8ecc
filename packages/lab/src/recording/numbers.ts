/** Whole numbers from 0 to 2^32 - 1 that are added one by one; room doubles. */
export class Numbers {
  #words = new Uint32Array(1024);
  #count = 0;

  add(value: number): void {
    if (this.#count === this.#words.length) {
      const larger = new Uint32Array(2 * this.#count);
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words[this.#count] = value;
    this.#count += 1;
  }

  get count(): number {
    return this.#count;
  }

  /** All of them, in the order in which they were added; valid until the next is. */
  values(): Uint32Array {
    return this.#words.subarray(0, this.#count);
  }
}

const mostContents = 64; // more than a report has files

/** The contents that each item at a desk holds to be labelled; memory is used again, item by item. */
export class ContentLists {
  #counts = new Uint8Array(64);
  #contents = new Uint32Array(64 * mostContents);

  /** Gives an item its contents, 63 at most, which are copied. */
  set(item: number, contents: Uint32Array): void {
    if (item >= this.#counts.length) this.#grow(item);
    this.#counts[item] = contents.length;
    this.#contents.set(contents, item * mostContents);
  }

  /** How many contents an item has. */
  countOf(item: number): number {
    return this.#counts[item] ?? 0;
  }

  /** The contents of an item; a view that the next `set` may change. */
  of(item: number): Uint32Array {
    const first = item * mostContents;
    return this.#contents.subarray(first, first + this.countOf(item));
  }

  #grow(item: number): void {
    const items = 2 * (item + 1);
    const counts = new Uint8Array(items);
    const contents = new Uint32Array(items * mostContents);
    counts.set(this.#counts);
    contents.set(this.#contents);
    this.#counts = counts;
    this.#contents = contents;
  }
}

/** The slot, up to `mask`, at which a word of two keys is looked for first: all bits of the word count. */
export function homeSlot(mask: number, a: number, b: number): number {
  return slotOf(mask, a ^ Math.imul(b, 0x9e3779b1));
}

/** The slot of one word. */
export function slotOf(mask: number, word: number): number {
  let mixed = Math.imul(word, 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) & mask;
}

import seedrandom from "seedrandom";

/** The 64 bits under which one purpose draws. */
export interface Key {
  readonly a: number;
  readonly b: number;
}

/** The key of a purpose: a function of the seed's words and the purpose's own, told apart word by word. */
export function keyOf(...words: readonly string[]): Key {
  const stream = seedrandom.alea(words.map((word) => `${word.length}:${word}`).join("/"));
  return { a: stream.int32(), b: stream.int32() };
}

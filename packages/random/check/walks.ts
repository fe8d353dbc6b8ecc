import { drawBits, type Key, keyOf } from "../src/index.ts";

/** A way to walk through ids, indices and keys: step 0, 1, 2 ... give a sequence that should look like coin tosses. */
export interface Walk {
  readonly name: string;
  /** 32 bits, unsigned. */
  readonly wordAt: (step: number) => number;
}

const [one, two] = [keyOf("battery", "one"), keyOf("battery", "two")];

/** Keys of purposes that differ in a digit or two, as those of neighbouring columns do. */
const purposes: readonly Key[] = Array.from({ length: 64 }, (_, number) => keyOf("battery", `column-${number}`));

function purpose(number: number): Key {
  return purposes[number & 63] ?? one;
}

/** The walks that tests and `check:random` judge; the first is how a column is filled. */
export const walks: readonly Walk[] = [
  { name: "ids in a row", wordAt: (step) => drawBits(one, step, 0) },
  { name: "indices in a row", wordAt: (step) => drawBits(one, 7, step) },
  { name: "64 purposes an id", wordAt: (step) => drawBits(purpose(step), step >>> 6, 0) },
  { name: "four indices an id", wordAt: (step) => drawBits(one, step >>> 2, step & 3) },
  { name: "ids a power of two apart", wordAt: (step) => drawBits(one, step << 8, 0) },
  { name: "ids spread over the word", wordAt: (step) => drawBits(one, Math.imul(step, 0x10001), 0) },
  { name: "ids that count down from zero", wordAt: (step) => drawBits(one, -step, 0) },
  { name: "two keys in turn", wordAt: (step) => drawBits(step & 1 ? one : two, step >>> 1, 0) },
];

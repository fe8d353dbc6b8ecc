import { UserError } from "@tipbench/vocabulary";

/** A parser of a flag's value: one of some words. A UserError says what was found. */
export function oneOf<T extends string>(flag: string, words: readonly T[]): (text: string) => T {
  return (text) => {
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    throw new UserError({
      code: "out-of-range",
      message: `${flag} takes one of ${words.join(", ")}.`,
      at: flag,
      found: JSON.stringify(text),
      expected: `one of ${words.join(", ")}`,
      fix: `write for example ${flag} ${words[0]}`,
    });
  };
}

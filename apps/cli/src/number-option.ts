import { UserError } from "@tipbench/vocabulary";

/** A parser of a flag's value: a whole number in a range. A UserError says what was found. */
export function wholeNumber(flag: string, low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= low && value <= high) return value;
    throw new UserError({
      code: "out-of-range",
      message: `${flag} takes a whole number from ${low} to ${high}.`,
      at: flag,
      found: JSON.stringify(text),
      expected: `a whole number from ${low} to ${high}`,
      fix: `write for example ${flag} ${low}`,
    });
  };
}

/** A parser of a flag's value: any number; its range is checked with the scenario. */
export function anyNumber(flag: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isFinite(value)) return value;
    throw new UserError({
      code: "wrong-type",
      message: `${flag} takes a number.`,
      at: flag,
      found: JSON.stringify(text),
      expected: "a number",
      fix: `write for example ${flag} 1`,
    });
  };
}

/** A parser of a flag's value: a number from 0 to 1. A UserError says what was found. */
export function share(flag: string): (text: string) => number {
  const parse = anyNumber(flag);
  return (text) => {
    const value = parse(text);
    if (value >= 0 && value <= 1) return value;
    throw new UserError({
      code: "out-of-range",
      message: `${flag} takes a number from 0 to 1.`,
      at: flag,
      found: JSON.stringify(text),
      expected: "a number from 0 to 1",
      fix: `write for example ${flag} 0.1`,
    });
  };
}

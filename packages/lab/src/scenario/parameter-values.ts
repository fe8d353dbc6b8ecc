import type { Provenance } from "./scenario.ts";

/** A parameter as a scenario writes it: the number, or the number and where it comes from. */
export type WrittenParameter = number | ({ readonly value: number } & Provenance);

/** A block of parameters as a scenario writes it. */
export type WrittenParameters = Readonly<Record<string, WrittenParameter | undefined>>;

/** The numbers of a block, by parameter. */
export function numbersOf(block: WrittenParameters): Readonly<Record<string, number>> {
  return Object.fromEntries(
    entriesOf(block).map(([name, written]) => [name, typeof written === "number" ? written : written.value]),
  );
}

/** Where the numbers of a block come from, for those that say it. */
export function provenanceOf(block: WrittenParameters): Readonly<Record<string, Provenance>> {
  return Object.fromEntries(
    entriesOf(block).flatMap(([name, written]) => {
      if (typeof written === "number") return [];
      const { value: _, ...provenance } = written;
      return Object.keys(provenance).length > 0 ? [[name, provenance]] : [];
    }),
  );
}

/** The block that says the numbers and where they come from; `numbersOf` and `provenanceOf` take it apart again. */
export function writtenParameters(
  numbers: Readonly<Record<string, number>>,
  provenance: Readonly<Record<string, Provenance>>,
): WrittenParameters {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, name in provenance ? { value, ...provenance[name] } : value]),
  );
}

const entriesOf = (block: WrittenParameters): readonly (readonly [string, WrittenParameter])[] =>
  Object.entries(block).flatMap(([name, written]) => (written === undefined ? [] : [[name, written] as const]));

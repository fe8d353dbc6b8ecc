import type { KeyPath } from "./finding.ts";
import type { Provenance } from "./scenario.ts";

/** A number as a scenario writes it: alone, or with where it comes from. */
export type WrittenNumber = number | ({ readonly value: number } & Provenance);

/** A block of parameters as a scenario writes it. */
export type WrittenParameters = Readonly<Record<string, WrittenNumber | undefined>>;

/** The number alone. */
export function numberOf(written: WrittenNumber): number {
  return typeof written === "number" ? written : written.value;
}

/** The numbers of a block, by parameter. */
export function numbersOf(block: WrittenParameters): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(block).flatMap(([name, written]) => (written === undefined ? [] : [[name, numberOf(written)]])),
  );
}

/** What is said of where a number comes from; nothing of a number that stands alone. */
export function provenanceOf(written: WrittenNumber): Provenance {
  if (typeof written === "number") return {};
  const { value: _, ...provenance } = written;
  return provenance;
}

/** The number with what is said of where it comes from; `numberOf` and `provenanceOf` take it apart again. */
export function writtenNumber(value: number, provenance: Provenance | undefined): WrittenNumber {
  return provenance ? { value, ...provenance } : value;
}

/** A number and the way to it. */
export interface PlacedNumber {
  readonly path: KeyPath;
  readonly written: WrittenNumber;
}

/** All numbers inside a value, with or without where they come from; the forms of the latter are the schema's to check. */
export function writtenNumbers(value: unknown, path: KeyPath): readonly PlacedNumber[] {
  if (isWrittenNumber(value)) return [{ path, written: value }];
  if (Array.isArray(value)) return value.flatMap((item, index) => writtenNumbers(item, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => writtenNumbers(inner, [...path, key]));
}

function isWrittenNumber(value: unknown): value is WrittenNumber {
  if (typeof value !== "object" || value === null || !("value" in value)) return typeof value === "number";
  return typeof value.value === "number";
}

import type { PublishedFigure } from "@tipbench/world";
import type { CardInput } from "./card-input.ts";
import type { Figure } from "./judge.ts";

/** The year to which the world's structure was fitted; of other years it takes volumes, ranks and types alone. */
export const fittedYear = 2023;

/** The part of a figure to which the structure was fitted. */
export function partOfStructure({ scenario }: CardInput): Figure["part"] {
  return scenario.year === fittedYear ? "fitted" : "following";
}

/** A published figure of the scenario's year; null where none was published. */
export function published({ figures }: CardInput, metric: string): PublishedFigure | null {
  return figures.get(metric) ?? null;
}

/** What follows from published figures; null where one of them was not published. */
export function computed(
  input: CardInput,
  metrics: readonly string[],
  of: (...values: readonly number[]) => number,
): PublishedFigure | null {
  const found = metrics.flatMap((metric) => published(input, metric) ?? []);
  if (found.length < metrics.length) return null;
  const sources = [...new Set(found.map(({ source }) => source))].filter((source) => source !== "calc");
  return { value: of(...found.map(({ value }) => value)), source: `calc: ${sources.join(", ")}` };
}

/** `part / whole` of published figures. */
export function quotient(input: CardInput, part: string, whole: string): PublishedFigure | null {
  return computed(input, [part, whole], (of = 0, among = 1) => of / among);
}

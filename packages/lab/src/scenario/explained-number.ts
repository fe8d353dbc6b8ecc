import type { Parameter } from "@tipbench/vocabulary";
import type { Provenance } from "./scenario.ts";

/** A number of a scenario, and what is known of where it comes from. */
export interface ExplainedNumber {
  readonly value: number;
  readonly unit: string;
  /** Lowest and highest value that the assumption allows; null for a published figure. */
  readonly range: readonly [low: number, high: number] | null;
  /** A source, `assumed`, or `lever`. */
  readonly source: string;
  readonly confidence: "low" | "medium" | "high" | null;
}

/**
 * The number with its provenance: what the scenario says, else what the definition says of its default. A number that stands
 * in place of the default without a source is assumed, and so is one in place of a published figure.
 */
export function explainedNumber(
  value: number,
  parameter: Parameter,
  { source: given, range, confidence }: Provenance = {},
): ExplainedNumber {
  const isOfDefinition = parameter.source === "lever" || (value === parameter.value && !range);
  const source = given ?? (isOfDefinition ? parameter.source : "assumed");
  const isOpen = source === "assumed" || source === "lever";
  return {
    value,
    unit: parameter.unit,
    range: range ?? (isOpen ? parameter.range : null),
    source,
    confidence: confidence ?? null,
  };
}

import { type DecisionRow, decisionColumns } from "@tipbench/vocabulary";

/** Values of a decision when it is made; what is not yet known is -1. */
export type Decision = DecisionRow;

const names = [...decisionColumns, "score", "confidence"] as const;

/** Numbers that a decision takes in a block of them. */
export const decisionWidth = names.length;

/** Where each value of a decision stands, from its first number on. */
export const decisionPlace: Readonly<Record<keyof Decision, number>> = Object.fromEntries(
  names.map((name, place): unknown[] => [name, place]),
);

/** The decision whose first number is `values[first]`. */
export function decisionAt(values: Float64Array, first: number): Decision {
  return Object.fromEntries(names.map((name, place): unknown[] => [name, values[first + place] ?? 0]));
}

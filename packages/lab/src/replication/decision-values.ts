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

const nothing: Decision = Object.fromEntries(names.map((name): unknown[] => [name, 0]));

/** The decision whose first number is `values[first]`. */
export function decisionAt(values: Float64Array, first: number): Decision {
  const decision = { ...nothing };
  for (let place = 0; place < decisionWidth; place++) decision[names[place] ?? "row"] = values[first + place] ?? 0;
  return decision;
}

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

/** Decisions as one block of numbers, which threads can hand over at once. */
export function packDecisions(decisions: readonly Decision[]): Float64Array {
  const values = new Float64Array(decisionWidth * decisions.length);
  decisions.forEach((decision, index) => {
    for (let place = 0; place < decisionWidth; place++) {
      values[decisionWidth * index + place] = decision[names[place] ?? "row"];
    }
  });
  return values;
}

/** The decisions of a block of `packDecisions`. */
export function unpackDecisions(values: Float64Array): Decision[] {
  return Array.from({ length: values.length / decisionWidth }, (_, index) => decisionAt(values, decisionWidth * index));
}

const nothing: Decision = Object.fromEntries(names.map((name): unknown[] => [name, 0]));

/** The decision whose first number is `values[first]`. */
export function decisionAt(values: Float64Array, first: number): Decision {
  const decision = { ...nothing };
  for (let place = 0; place < decisionWidth; place++) decision[names[place] ?? "row"] = values[first + place] ?? 0;
  return decision;
}

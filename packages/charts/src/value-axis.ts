import { timeScale } from "./format-value.ts";

/** How values of a unit lie on an axis: divided by `divisor`, ticks in d3's `format`, `title` under them. */
export interface ValueAxis {
  readonly divisor: number;
  readonly format: string;
  readonly title: string;
}

/** The axis for `values` of `unit`; seconds are shown in the unit of time that suits the largest. */
export function valueAxis(unit: string, values: readonly (number | null)[]): ValueAxis {
  if (unit === "share") return { divisor: 1, format: "~%", title: "per cent" };
  if (unit !== "seconds") return { divisor: 1, format: "~s", title: unit };
  const largest = values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  const { divisor, suffix } = timeScale(largest);
  return { divisor, format: "~r", title: suffix.trim() };
}

/** `value` in the axis' measure; null stays null. */
export function onAxis(value: number | null, axis: ValueAxis): number | null {
  return value === null ? null : value / axis.divisor;
}

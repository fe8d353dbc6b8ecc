import { type AliasTable, aliasTable, drawBoundedPareto } from "@tipbench/random";
import type { Keys } from "./keys.ts";

/** The calendar of prolific subjects: two staggered families of epochs, in each a fixed number of subjects of unequal weight. */
export const prolificFamilies = 2;
export const prolificEpochDays = 150;
const subjectsAtScale = 400;
const weights = { low: 40, high: 900, shape: 1.2 };

/** Who the prolific subjects are; their ids lie below those of events. */
export interface ProlificTables {
  readonly subjects: number;
  readonly bySize: AliasTable;
}

/** The prolific subjects of a scale: fewer below the national volume, so that each stays as prolific. */
export function prolificTables(keys: Keys, scale: number): ProlificTables {
  const subjects = Math.max(1, Math.round(subjectsAtScale * scale));
  const sizes = Float64Array.from({ length: subjects }, (_, rank) =>
    drawBoundedPareto(keys.prolific, rank, 0, weights),
  );
  return { subjects, bySize: aliasTable(sizes) };
}

/** How many ids the calendar takes for a number of days. */
export function prolificIds({ subjects }: ProlificTables, days: number): number {
  return (Math.ceil(days / prolificEpochDays) + 1) * prolificFamilies * subjects;
}

import { type AliasTable, aliasTable, drawBoundedPareto } from "@tipbench/random";
import { assumed, type Parameter } from "@tipbench/vocabulary";
import type { Keys } from "./keys.ts";
import type { WorldValues } from "./parameters.ts";
import { rangeByRule } from "./range-by-rule.ts";

/** The calendar of prolific subjects: two staggered families of epochs, in each a fixed number of subjects of unequal weight. */
export const prolificFamilies = 2;
export const prolificEpochDays = 150;
/** How a prolific subject divides its reports among its accounts. */
export const accountShares: readonly Parameter[] = [0.55, 0.25, 0.12, 0.08].map((share) =>
  assumed(
    share,
    ...rangeByRule("share", share),
    "share",
    "reports of a prolific subject that are from one of its accounts",
  ),
);

/** Accounts of a prolific subject. */
export const prolificAccounts = accountShares.length;

/** Who the prolific subjects are; the ids of their accounts lie below those of events, a subject's being that of its first account. */
export interface ProlificTables {
  readonly subjects: number;
  readonly bySize: AliasTable;
  readonly byAccount: AliasTable;
}

/** The prolific subjects of a scale: fewer below the national volume, so that each stays as prolific. */
export function prolificTables(keys: Keys, values: WorldValues, scale: number): ProlificTables {
  const { prolificSubjects, prolificLow: low, prolificHigh: high, prolificShape: shape } = values;
  const subjects = Math.max(1, Math.round(prolificSubjects * scale));
  const sizes = Float64Array.from({ length: subjects }, (_, rank) =>
    drawBoundedPareto(keys.prolific, rank, 0, { low, high, shape }),
  );
  return { subjects, bySize: aliasTable(sizes), byAccount: aliasTable(accountShares.map(({ value }) => value)) };
}

/** How many ids the calendar takes for a number of days. */
export function prolificIds({ subjects }: ProlificTables, days: number): number {
  return (Math.ceil(days / prolificEpochDays) + 1) * prolificFamilies * subjects * prolificAccounts;
}

import type { UserErrorDetail } from "@tipbench/vocabulary";
import { ticksPerDay } from "@tipbench/world";
import { z } from "zod";
import type { Scenario } from "../scenario/scenario.ts";

type Days = Pick<Scenario, "startDate" | "days" | "warmupDays">;

/** Which of a stream's reports an export has. Dates are ISO (UTC). */
export interface AskedRange {
  /** First day; null: the first of the warm-up, or where `reports` is given the first measured one. */
  readonly from: string | null;
  /** The first day after; null: the end of the scenario. */
  readonly to: string | null;
  /** So many reports, the first of those days; null: all. */
  readonly reports: number | null;
}

/** A range in ticks, tick 0 being the first of the warm-up, and in dates. */
export interface ExportRange {
  readonly fromTick: number;
  /** Exclusive. */
  readonly toTick: number;
  readonly from: string;
  readonly to: string;
  /** The most reports; infinity where all are asked for. */
  readonly reports: number;
}

const millisecondsPerDay = 86_400_000;
const isDate = (text: string): boolean => z.iso.date().safeParse(text).success;
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay;
const dateOf = (day: number): string => new Date(day * millisecondsPerDay).toISOString().slice(0, 10);

function bounds({ startDate, days, warmupDays }: Days): { readonly first: number; readonly end: number } {
  const start = dayOf(startDate);
  return { first: start - warmupDays, end: start + days };
}

function dateProblem(flag: "from" | "to", text: string, low: number, high: number): UserErrorDetail | null {
  if (isDate(text) && dayOf(text) >= low && dayOf(text) <= high) return null;
  return {
    code: "date-outside-scenario",
    message: isDate(text) ? "The scenario does not have this day." : "This is not a date.",
    at: `--${flag}`,
    found: JSON.stringify(text),
    expected: `a date from ${dateOf(low)} to ${dateOf(high)}`,
    fix: `write for example --${flag} ${dateOf(flag === "from" ? low : high)}`,
  };
}

/** What is wrong with a range that was asked for. */
export function rangeProblems(scenario: Days, { from, to }: AskedRange): readonly UserErrorDetail[] {
  const { first, end } = bounds(scenario);
  const dates = [
    from === null ? null : dateProblem("from", from, first, end - 1),
    to === null ? null : dateProblem("to", to, first + 1, end),
  ].filter((problem) => problem !== null);
  if (dates.length > 0 || from === null || to === null || from < to) return dates;
  const isSameDay = { expected: `a day after ${from}`, fix: `write for example --to ${dateOf(dayOf(from) + 1)}` };
  const message = "--to is the first day that is left out, and must come after --from.";
  return [{ code: "empty-range", message, at: "--to", found: JSON.stringify(to), ...isSameDay }];
}

/** The range that was asked for; `rangeProblems` must have found nothing. */
export function exportRange(scenario: Days, { from, to, reports }: AskedRange): ExportRange {
  const { first, end } = bounds(scenario);
  const fromDay = from !== null ? dayOf(from) : reports === null ? first : dayOf(scenario.startDate);
  const toDay = to === null ? end : dayOf(to);
  return {
    fromTick: (fromDay - first) * ticksPerDay,
    toTick: (toDay - first) * ticksPerDay,
    from: dateOf(fromDay),
    to: dateOf(toDay),
    reports: reports ?? Number.POSITIVE_INFINITY,
  };
}

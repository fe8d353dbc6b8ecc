import type { UserErrorDetail } from "@tipbench/vocabulary";
import { ticksPerDay } from "@tipbench/world";
import { dateAfter, daysBetween, isDate } from "../scenario/calendar.ts";
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

function dateProblem(flag: "from" | "to", text: string, first: string, last: string): UserErrorDetail | null {
  if (isDate(text) && text >= first && text <= last) return null;
  return {
    code: "date-outside-scenario",
    message: isDate(text) ? "The scenario does not have this day." : "This is not a date.",
    at: `--${flag}`,
    found: JSON.stringify(text),
    expected: `a date from ${first} to ${last}`,
    fix: `write for example --${flag} ${flag === "from" ? first : last}`,
  };
}

/** What is wrong with a range that was asked for. */
export function rangeProblems(scenario: Days, { from, to }: AskedRange): readonly UserErrorDetail[] {
  const { startDate, days, warmupDays } = scenario;
  const day = (number: number): string => dateAfter(startDate, number);
  const dates = [
    from === null ? null : dateProblem("from", from, day(-warmupDays), day(days - 1)),
    to === null ? null : dateProblem("to", to, day(1 - warmupDays), day(days)),
  ].filter((problem) => problem !== null);
  if (dates.length > 0 || from === null || to === null || from < to) return dates;
  const isSameDay = { expected: `a day after ${from}`, fix: `write for example --to ${dateAfter(from, 1)}` };
  const message = "--to is the first day that is left out, and must come after --from.";
  return [{ code: "empty-range", message, at: "--to", found: JSON.stringify(to), ...isSameDay }];
}

/** The range that was asked for; `rangeProblems` must have found nothing. */
export function exportRange({ startDate, days, warmupDays }: Days, asked: AskedRange): ExportRange {
  const from = asked.from ?? (asked.reports === null ? dateAfter(startDate, -warmupDays) : startDate);
  const to = asked.to ?? dateAfter(startDate, days);
  const tickOf = (date: string): number => (daysBetween(startDate, date) + warmupDays) * ticksPerDay;
  return {
    fromTick: tickOf(from),
    toTick: tickOf(to),
    from,
    to,
    reports: asked.reports ?? Number.POSITIVE_INFINITY,
  };
}

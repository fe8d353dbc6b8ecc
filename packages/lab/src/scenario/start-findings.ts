import { firstZoneYear } from "@tipbench/floor";
import { dateAfter, isDate } from "./calendar.ts";
import { type Finding, shown, valueAt } from "./finding.ts";
import { defaultWarmupDays, longestDays } from "./scenario-schema.ts";

/** A run that begins, with its warm-up, in a year whose local times are not known: the house and the agencies keep hours. */
export function startFindings(written: unknown, startDate: unknown): readonly Finding[] {
  const days = valueAt(written, ["warmupDays"]) ?? defaultWarmupDays;
  if (!isDate(startDate) || !Number.isInteger(days) || Number(days) < 0 || Number(days) > longestDays) return [];
  const first = `${firstZoneYear}-01-02`;
  if (dateAfter(startDate, -Number(days)) >= first) return [];
  return [
    {
      code: "out-of-range",
      message: "The scenario begins before the years whose local times are known.",
      path: ["startDate"],
      found: `${shown(startDate)} after ${days} days of warm-up`,
      expected: `a warm-up that begins on ${first} or later`,
      fix: "begin later, or shorten the warm-up",
    },
  ];
}

import { providerClasses } from "@tipbench/vocabulary";
import { isChosen, publicClasses, type Sender, type SenderChoice } from "@tipbench/world";
import { dateAfter, isDate } from "./calendar.ts";
import { type Finding, shown, valueAt } from "./finding.ts";
import type { YearTables } from "./year-tables.ts";

/** The days that a scenario says itself, whatever an override makes of them. */
export interface ScenarioDays {
  readonly startDate: unknown;
  readonly days: unknown;
}

/** An event as written, as far as its senders and dates can be read. */
interface DatedEvent {
  readonly index: number;
  readonly kind: unknown;
  /** Null where it names nobody, which is said elsewhere. */
  readonly of: SenderChoice | null;
  readonly from: string;
  /** First day after; null where it ends with the scenario. */
  readonly to: string | null;
}

/** What is wrong with events though their form is right: dates outside the scenario's days, overlaps, batching by the public. */
export function eventFindings(
  written: unknown,
  { startDate, days }: ScenarioDays,
  { senders }: YearTables,
): readonly Finding[] {
  const list = valueAt(written, ["events"]);
  const events = (Array.isArray(list) ? list : []).flatMap((event, index) => datedEvent(event, index) ?? []);
  const scenario = isDate(startDate)
    ? { start: startDate, end: isCount(days) ? dateAfter(startDate, days) : null }
    : null;
  return [
    ...events.flatMap((event) => (scenario ? dateFindings(event, scenario) : [])),
    ...events.flatMap((event, at) => {
      const earlier = events.slice(0, at).find((other) => overlap(other, event, senders));
      return earlier ? [overlapping(earlier, event)] : [];
    }),
    ...events.filter(isPublicBatching).map(publicBatching),
  ];
}

/** Some hundred years, so that dates stay dates. */
const mostDays = 100_000;
const isCount = (days: unknown): days is number => typeof days === "number" && days > 0 && days < mostDays;

function isChoice(of: unknown): of is SenderChoice {
  if (typeof of !== "string") return false;
  return of === "all" || of.startsWith("provider-") || providerClasses.some((name) => name === of);
}

function datedEvent(event: unknown, index: number): DatedEvent | null {
  const [kind, of, from, to] = ["kind", "of", "from", "to"].map((key) => valueAt(event, [key]));
  if (!isDate(from) || !(to === undefined || isDate(to))) return null;
  return { index, kind, of: isChoice(of) ? of : null, from, to: to ?? null };
}

interface Span {
  readonly start: string;
  /** First day after; null where it is not known. */
  readonly end: string | null;
}

function dateFindings({ index, from, to }: DatedEvent, { start, end }: Span): readonly Finding[] {
  const days = `${start} to ${end === null ? "the end" : dateAfter(end, -1)}`;
  const outside = (key: "from" | "to", date: string): Finding => ({
    code: "outside-days",
    message: `events[${index}] lies outside the days of the scenario.`,
    path: ["events", index, key],
    found: date,
    expected: key === "from" ? `a day from ${days}` : `a day up to ${end}, the first one after the scenario`,
    fix: "change the date, or the days of the scenario; an events list of its own stands in place of an extended one",
  });
  const isOutside = from < start || (end !== null && from >= end);
  return [
    ...(isOutside ? [outside("from", from)] : []),
    ...(to !== null && end !== null && to > end && !isOutside ? [outside("to", to)] : []),
    ...(to !== null && to <= from ? [endsFirst(index, from, to)] : []),
  ];
}

const endsFirst = (index: number, from: string, to: string): Finding => ({
  code: "out-of-range",
  message: `events[${index}] ends before it begins.`,
  path: ["events", index, "to"],
  found: to,
  expected: `a day after ${from}: "to" is the first day on which it is over`,
  fix: `change it to ${dateAfter(from, 1)} for a single day`,
});

function overlap(x: DatedEvent, y: DatedEvent, senders: readonly Sender[]): boolean {
  const [one, other] = [x.of, y.of];
  if (x.kind !== y.kind || one === null || other === null) return false;
  const isLater = (late: DatedEvent, early: DatedEvent): boolean => early.to !== null && late.from >= early.to;
  return !isLater(x, y) && !isLater(y, x) && senders.some((sender) => isChosen(one, sender) && isChosen(other, sender));
}

const overlapping = (earlier: DatedEvent, event: DatedEvent): Finding => ({
  code: "overlapping-events",
  message: `events[${event.index}] overlaps events[${earlier.index}], of the same kind and for the same sender.`,
  path: ["events", event.index],
  found: `${shown(event.kind)} of ${event.of} from ${event.from}`,
  expected: `none beside that of ${earlier.of} from ${earlier.from} to ${earlier.to ?? "the end"}`,
  fix: "put them one after the other, or make one of the two",
});

const isPublicBatching = ({ kind, of }: DatedEvent): boolean =>
  kind === "batching" && publicClasses.some((name) => name === of);

const publicBatching = ({ index, of }: DatedEvent): Finding => ({
  code: "public-batching",
  message: `The public does not batch: ${shown(of)} has no batched submissions.`,
  path: ["events", index, "of"],
  found: shown(of),
  expected: "a provider, a class of providers, or all, which leaves the public out",
  fix: "name a provider, or remove the event",
});

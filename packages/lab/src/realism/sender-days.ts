import { quantileOfSorted } from "@tipbench/stats";
import type { SenderCounts } from "@tipbench/vocabulary";
import type { PlantedEvent } from "./planted-events.ts";

/** A sender's days, the first one and the first one after. */
export interface SenderSpan {
  readonly sender: string;
  readonly fromDay: number;
  readonly toDay: number;
}

/** A sender's reports of a day in the middle of all its days. */
export function usualReports({ reportsByDay }: SenderCounts): number {
  return (
    quantileOfSorted(
      [...reportsByDay].sort((a, b) => a - b),
      0.5,
    ) ?? 0
  );
}

/** Whether an event is about a sender. */
export function isAbout({ of }: PlantedEvent, sender: SenderCounts): boolean {
  return of === "all" || of === sender.class || of === sender.name;
}

/** The days of an event for every sender that it is about, cut to the run's days. */
export function spansOf(events: readonly PlantedEvent[], senders: readonly SenderCounts[], days: number): SenderSpan[] {
  return events.flatMap((event) => {
    const span = { fromDay: Math.max(0, event.fromDay), toDay: Math.min(days, event.toDay) };
    const about = senders.filter((sender) => isAbout(event, sender));
    return span.fromDay < span.toDay ? about.map(({ name }) => ({ sender: name, ...span })) : [];
  });
}

/** Names of the days of spans, each once: `SENDER/DAY`. */
export function dayNames(spans: readonly SenderSpan[]): ReadonlySet<string> {
  return new Set(
    spans.flatMap(({ sender, fromDay, toDay }) =>
      Array.from({ length: toDay - fromDay }, (_, at) => `${sender}/${fromDay + at}`),
    ),
  );
}

const shown = 3;

/** Some spans in words, the first few by name. */
export function spanText(spans: readonly SenderSpan[]): string {
  const text = spans.slice(0, shown).map(({ sender, fromDay, toDay }) => {
    const days = toDay - fromDay === 1 ? `day ${fromDay}` : `days ${fromDay} to ${toDay - 1}`;
    return `${sender} ${days}`;
  });
  const more = spans.length > shown ? [`and ${spans.length - shown} more`] : [];
  return spans.length === 0 ? "none" : [...text, ...more].join("; ");
}

/** What was planted: spans that must be found, and those that may be, for their events show this pattern weakly or beside another. */
export function plantedText(must: readonly SenderSpan[], may: readonly SenderSpan[]): string {
  const isMust = (span: SenderSpan): boolean =>
    must.some(
      ({ sender, fromDay, toDay }) => sender === span.sender && fromDay === span.fromDay && toDay === span.toDay,
    );
  const others = may.filter((span) => !isMust(span));
  return others.length === 0 ? spanText(must) : `${spanText(must)}; may show: ${spanText(others)}`;
}

/** Days that follow one another, put together into spans. */
export function spansOfDays(sender: string, days: readonly number[]): SenderSpan[] {
  const spans: SenderSpan[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    if (last?.toDay === day) spans[spans.length - 1] = { ...last, toDay: day + 1 };
    else spans.push({ sender, fromDay: day, toDay: day + 1 });
  }
  return spans;
}

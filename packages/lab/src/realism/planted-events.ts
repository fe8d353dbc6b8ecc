/** What a scenario planted among its senders, as far as counts by sender and day can show it. */
export interface PlantedEvent {
  readonly kind: string;
  /** All senders, those of a class, or one by its name. */
  readonly of: string;
  /** First measured day, and the first one after. */
  readonly fromDay: number;
  readonly toDay: number;
  /** The factor of a burst or flood; the share that an outage loses, encryption removes, or a fault or batching is about. */
  readonly strength: number;
  /** Fields that an integration fault drops. */
  readonly drops: readonly string[];
}

const millisecondsPerDay = 86_400_000;
const strengths = ["factor", "lost", "removed", "share"];

/** A number of a scenario: as such, or with its provenance beside it. */
export function writtenNumber(written: unknown): number | null {
  if (typeof written === "number") return written;
  const hasValue = typeof written === "object" && written !== null && "value" in written;
  return hasValue ? writtenNumber(written.value) : null;
}

function dayOf(date: unknown, startDate: string): number | null {
  const day = (Date.parse(String(date)) - Date.parse(startDate)) / millisecondsPerDay;
  return Number.isFinite(day) ? day : null;
}

function plantedEvent(written: object, startDate: string, days: number): PlantedEvent {
  const of = (key: string): unknown => Reflect.get(written, key);
  const strength = strengths.flatMap((key) => writtenNumber(of(key)) ?? []);
  const drops = of("drops");
  return {
    kind: String(of("kind")),
    of: String(of("of")),
    fromDay: dayOf(of("from"), startDate) ?? 0,
    toDay: dayOf(of("to"), startDate) ?? days,
    strength: strength[0] ?? 0,
    drops: Array.isArray(drops) ? drops.map(String) : [],
  };
}

/** The events of a resolved scenario; dates become days since its start. */
export function plantedEvents(events: unknown, startDate: string, days: number): PlantedEvent[] {
  const list: readonly unknown[] = Array.isArray(events) ? events : [];
  return list.flatMap((event) =>
    typeof event === "object" && event !== null ? [plantedEvent(event, startDate, days)] : [],
  );
}

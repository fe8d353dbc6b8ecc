import { providerClasses } from "@tipbench/vocabulary";
import type { Period, Surge } from "./clock.ts";
import type { ProviderTables } from "./providers.ts";
import { ticksPerDay } from "./rhythm.ts";
import type { SenderChoice, WorldEvent } from "./settings.ts";

/** Codes of the senders that are meant. */
export function sendersOf({ names, classOf }: ProviderTables, of: SenderChoice): readonly number[] {
  const isMeant = (code: number): boolean =>
    of === "all" || names[code] === of || providerClasses[classOf[code] ?? 0] === of;
  return names.flatMap((_, code) => (isMeant(code) ? [code] : []));
}

/** Ticks of the world's period, from the first of the warm-up, in which an event of the scenario lasts. */
export function ticksOf({ fromDay, toDay }: WorldEvent, { warmupDays, days }: Period): readonly [number, number] {
  const tickOfDay = (day: number): number => (Math.max(-warmupDays, Math.min(days, day)) + warmupDays) * ticksPerDay;
  return [tickOfDay(fromDay), tickOfDay(toDay)];
}

/** The further reports of bursts and floods: a sender's usual share of all reports, times what comes on top. */
export function surgesOf(events: readonly WorldEvent[], providers: ProviderTables, period: Period): readonly Surge[] {
  return events.flatMap((event) => {
    if (event.kind !== "burst" && event.kind !== "flood") return [];
    const [fromTick, toTick] = ticksOf(event, period);
    if (toTick <= fromTick || event.factor <= 1) return [];
    return sendersOf(providers, event.of).map((sender): Surge => {
      const extra = (event.factor - 1) * (providers.shareOf[sender] ?? 0);
      return { fromTick, toTick, extra, sender, isEmpty: event.kind === "flood" ? 1 : 0 };
    });
  });
}

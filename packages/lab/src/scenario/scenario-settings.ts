import { eventParameters, type WorldEvent, type WorldSettings, worldSettings } from "@tipbench/world";
import { dateAfter, daysBetween } from "./calendar.ts";
import type { WrittenEvent } from "./event-schema.ts";
import { numberOf, numbersOf, type WrittenNumber } from "./parameter-values.ts";
import type { ScenarioDocument } from "./scenario-schema.ts";

/** The settings of the world of a scenario whose form was checked. */
export function scenarioSettings(document: ScenarioDocument): WorldSettings {
  const { year, world, providers, quality, taskForces, countries } = document;
  return worldSettings({
    year,
    values: numbersOf(world),
    departures: Object.fromEntries(Object.entries(providers).map(([name, fields]) => [name, numbersOf(fields)])),
    quality: quality.map(({ of, towards, by, fields }) => ({ of, towards, by: numberOf(by), fields: fields ?? null })),
    events: document.events.map((event) => eventOf(event, document)),
    taskForceWeights: Object.fromEntries(
      Object.entries(taskForces).map(([state, weights]) => [state, weights.map(numberOf)]),
    ),
    countryFactors: numbersOf(countries),
  });
}

function eventOf(event: WrittenEvent, { startDate, days }: Pick<ScenarioDocument, "startDate" | "days">): WorldEvent {
  const timed = {
    of: event.of,
    fromDay: daysBetween(startDate, event.from),
    toDay: event.to === undefined ? days : daysBetween(startDate, event.to),
  };
  const { outage, burst, flood, integrationFault, batching, encryption } = eventParameters;
  const or = (written: WrittenNumber | undefined, usual: { readonly value: number }): number =>
    numberOf(written ?? usual.value);
  switch (event.kind) {
    case "outage":
      return { ...timed, kind: event.kind, lost: or(event.lost, outage.lost) };
    case "burst":
      return { ...timed, kind: event.kind, factor: or(event.factor, burst.factor) };
    case "flood":
      return { ...timed, kind: event.kind, factor: or(event.factor, flood.factor) };
    case "integrationFault":
      return { ...timed, kind: event.kind, drops: event.drops, share: or(event.share, integrationFault.share) };
    case "batching":
      return { ...timed, kind: event.kind, share: or(event.share, batching.share) };
    case "encryption":
      return {
        ...timed,
        kind: event.kind,
        removed: or(event.removed, encryption.removed),
        removedImminent: or(event.removedImminent, encryption.removedImminent),
      };
  }
}

/**
 * The document with its events cut to its days: an override may have shortened them. Events that would begin later are left out.
 */
export function withinDays(document: ScenarioDocument): ScenarioDocument {
  const end = dateAfter(document.startDate, document.days);
  const events = document.events.filter(({ from }) => from < end);
  return { ...document, events: events.map((event) => (event.to && event.to > end ? { ...event, to: end } : event)) };
}

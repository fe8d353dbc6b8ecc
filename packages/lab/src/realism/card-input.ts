import type { CountsDocument, Manifest } from "@tipbench/vocabulary";
import {
  type PublishedFigure,
  type PublishedTables,
  publishedFigures,
  publishedTables,
  type WorldParameterName,
  worldParameters,
} from "@tipbench/world";
import { type PlantedEvent, plantedEvents, writtenNumber } from "./planted-events.ts";

/** What the card has to know of a scenario. */
export interface CardScenario {
  readonly name: string;
  /** The year whose published figures are the targets. */
  readonly year: number;
  readonly days: number;
  readonly scale: number;
  readonly events: readonly PlantedEvent[];
  readonly value: (name: WorldParameterName) => number;
  /** The strategy whose deliveries are compared, and whether it is the one that the published deliveries are taken to come from. */
  readonly strategy: string;
  readonly isAsPublished: boolean;
}

/** A run's counts, its scenario, and the published figures of the scenario's year. */
export interface CardInput {
  readonly counts: CountsDocument;
  readonly scenario: CardScenario;
  readonly figures: ReadonlyMap<string, PublishedFigure>;
  readonly tables: PublishedTables;
}

const defaultYear = 2023;

/** What a manifest says of the scenario of its run. */
function cardScenario({ name, days, scenario, strategies, startDate }: Omit<Manifest, "content">): CardScenario {
  const { year, scale, events, world } = scenario;
  const values: object = typeof world === "object" && world !== null ? world : {};
  const [first] = strategies;
  return {
    name,
    days,
    year: writtenNumber(year) ?? defaultYear,
    scale: writtenNumber(scale) ?? 1,
    events: plantedEvents(events, startDate, days),
    value: (parameter) => writtenNumber(Reflect.get(values, parameter)) ?? worldParameters[parameter].value,
    strategy: first?.name ?? "",
    isAsPublished:
      first?.dedup.use === "none" && first.triage.use === "published-rules" && first.routing.use === "address-only",
  };
}

/** All that a card is made from. */
export function cardInput(manifest: Omit<Manifest, "content">, counts: CountsDocument): CardInput {
  const scenario = cardScenario(manifest);
  return { counts, scenario, figures: publishedFigures(scenario.year), tables: publishedTables(scenario.year) };
}

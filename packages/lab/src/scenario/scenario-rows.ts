import { floorParameters } from "@tipbench/floor";
import { type Parameter, providerClasses } from "@tipbench/vocabulary";
import {
  countryFactor,
  eventParameters,
  fixedParameters,
  profileFieldNames,
  profileParameter,
  type WorldEvent,
  worldParameters,
} from "@tipbench/world";
import { dateAfter } from "./calendar.ts";
import { type ExplainedNumber, explainedNumber } from "./explained-number.ts";
import { type KeyPath, pathText } from "./finding.ts";
import type { PlacedScenario } from "./load-scenario.ts";
import { parameterIndex, qualityStep } from "./parameter-at.ts";
import { resolvedScenario } from "./resolved-scenario.ts";
import { type Strategy, steps } from "./scenario.ts";
import { childOf, type YamlTree } from "./yaml-tree.ts";
import { yearTables } from "./year-tables.ts";

/** The parts of a scenario, in the order in which they are explained. */
export const scenarioGroups = [
  "scenario",
  "world",
  "floor",
  "providers",
  "events",
  "quality",
  "taskForces",
  "countries",
  "senders",
] as const;

/** One value of a scenario with everything in its place, and where it comes from. */
export interface ScenarioRow {
  readonly group: (typeof scenarioGroups)[number];
  /** `mobileShare`, `gaming.email` for a class, `provider-007.email` for one that departs from it, `events[0].lost`, `CA-2`, `gaming.ranks`. */
  readonly name: string;
  readonly value: number | string;
  /** These four are null for what is no number of the model. */
  readonly unit: string | null;
  readonly range: ExplainedNumber["range"];
  readonly source: string | null;
  readonly confidence: ExplainedNumber["confidence"];
  /** `FILE:LINE`, or `default (ROOM)` with the package that defines it. */
  readonly at: string;
}

/** A row, and whether a file says another number than the default, or anything where there is no number. */
export interface ExplainedRow extends ScenarioRow {
  readonly isChanged: boolean;
}

/** The rows of a scenario, by group. */
export function rowsOf(placed: PlacedScenario): readonly ExplainedRow[] {
  const { settings, floor } = placed.scenario;
  return [
    ...scenarioRows(placed),
    ...parameterRows("world", placed, worldParameters, settings.values),
    ...parameterRows("floor", placed, floorParameters, floor),
    ...classRows(),
    ...departureRows(placed),
    ...eventRows(placed),
    ...qualityRows(placed),
    ...taskForceRows(placed),
    ...countryRows(placed),
    ...senderRows(placed),
  ];
}

/** Where the value at a path was written; undefined where no file says it. */
function writtenAt(tree: YamlTree, path: KeyPath): string | undefined {
  const found = path.reduce<YamlTree | undefined>((inner, key) => childOf(inner, key), tree);
  return found && `${found.place.file}:${found.place.line}`;
}

/** A value that is no number of the model; `usual` is what stands where no file says it. */
function choice({ tree }: PlacedScenario, name: string, value: number | string, key: KeyPath): ExplainedRow {
  const at = writtenAt(tree, key);
  const nothing = { unit: null, range: null, source: null, confidence: null };
  return { group: "scenario", name, value, ...nothing, at: at ?? "default (lab)", isChanged: at !== undefined };
}

function scenarioRows(placed: PlacedScenario): readonly ExplainedRow[] {
  const { scenario } = placed;
  const { name, question, seed, days, warmupDays, scale, startDate, storedRows } = scenario;
  const values = { name, question, seed, days, warmupDays, scale, year: scenario.settings.year, startDate, storedRows };
  return [
    ...Object.entries(values).map(([key, value]) => choice(placed, key, value, [key])),
    choice(placed, "primary", scenario.primary.join(", "), ["primary"]),
    ...scenario.strategies.map((strategy, index) =>
      choice(placed, `strategies.${strategy.name}`, strategyText(strategy), ["strategies", index]),
    ),
  ];
}

function strategyText(strategy: Strategy): string {
  return steps
    .map((step) => {
      const { kind, use, options } = strategy[step];
      const name = kind === "reference" ? `reference ${use}` : use;
      const text = Object.entries(options).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
      return text.length > 0 ? `${name} (${text.join(", ")})` : name;
    })
    .join("; ");
}

interface NumberPlace {
  readonly group: ExplainedRow["group"];
  readonly name: string;
  readonly path: KeyPath;
  readonly room: "world" | "floor" | "lab";
}

function numberRow(
  { scenario, tree }: PlacedScenario,
  place: NumberPlace,
  value: number,
  parameter: Parameter,
): ExplainedRow {
  const { group, name, path, room } = place;
  const provenance = scenario.provenance[pathText(path)];
  const at = writtenAt(tree, path);
  const number = explainedNumber(value, parameter, provenance);
  const isChanged = at !== undefined && (value !== parameter.value || provenance?.range !== undefined);
  return { group, name, ...number, at: at ?? `default (${room})`, isChanged };
}

function parameterRows<Name extends string>(
  room: "world" | "floor",
  placed: PlacedScenario,
  parameters: Readonly<Record<Name, Parameter>>,
  values: Readonly<Record<Name, number>>,
): readonly ExplainedRow[] {
  const isName = (name: string): name is Name => Object.hasOwn(parameters, name);
  return Object.keys(parameters)
    .filter(isName)
    .map((name) => numberRow(placed, { group: room, name, path: [room, name], room }, values[name], parameters[name]));
}

function classRows(): readonly ExplainedRow[] {
  return providerClasses.flatMap((name) =>
    profileFieldNames.map((field): ExplainedRow => {
      const parameter = profileParameter(name, field);
      const number = explainedNumber(parameter.value, parameter);
      return { group: "providers", name: `${name}.${field}`, ...number, at: "default (world)", isChanged: false };
    }),
  );
}

function departureRows(placed: PlacedScenario): readonly ExplainedRow[] {
  const { year, departures } = placed.scenario.settings;
  const index = parameterIndex(resolvedScenario(placed.scenario), yearTables(year));
  return Object.entries(departures).flatMap(([name, fields]) =>
    Object.entries(fields).flatMap(([field, value]) => {
      const path = ["providers", name, field];
      const parameter = index.at(path);
      return parameter
        ? [numberRow(placed, { group: "providers", name: `${name}.${field}`, path, room: "world" }, value, parameter)]
        : [];
    }),
  );
}

/** The numbers of an event by name. */
function eventNumbers(event: WorldEvent): readonly (readonly [string, number, Parameter])[] {
  const parameters: Readonly<Record<string, Parameter>> = eventParameters[event.kind];
  const values = new Map(Object.entries(event));
  return Object.entries(parameters).flatMap(([name, parameter]) => {
    const value = values.get(name);
    return typeof value === "number" ? [[name, value, parameter] as const] : [];
  });
}

function eventRows(placed: PlacedScenario): readonly ExplainedRow[] {
  const { settings, startDate } = placed.scenario;
  return settings.events.flatMap((event, index) => {
    const path = ["events", index];
    const drops = event.kind === "integrationFault" ? `, drops ${event.drops.join(", ")}` : "";
    const last = dateAfter(startDate, event.toDay - 1);
    const text = `${event.kind} of ${event.of}, ${dateAfter(startDate, event.fromDay)} to ${last}${drops}`;
    const named = pathText(path);
    return [
      { ...choice(placed, named, text, path), group: "events" as const },
      ...eventNumbers(event).map(([name, value, parameter]) => {
        const place = { group: "events", name: `${named}.${name}`, path: [...path, name], room: "world" } as const;
        return numberRow(placed, place, value, parameter);
      }),
    ];
  });
}

function qualityRows(placed: PlacedScenario): readonly ExplainedRow[] {
  return placed.scenario.settings.quality.flatMap(({ of, towards, by, fields }, index) => {
    const path = ["quality", index];
    const named = pathText(path);
    const text = `${of} towards ${towards}, ${fields === null ? "all fields" : fields.join(", ")}`;
    const place = { group: "quality", name: `${named}.by`, path: [...path, "by"], room: "lab" } as const;
    return [
      { ...choice(placed, named, text, path), group: "quality" as const },
      numberRow(placed, place, by, qualityStep),
    ];
  });
}

function taskForceRows(placed: PlacedScenario): readonly ExplainedRow[] {
  const { year, taskForceWeights } = placed.scenario.settings;
  return [...yearTables(year).taskForces].flatMap(([state, parameters]) =>
    parameters.map((parameter, index) => {
      const path = ["taskForces", state, index];
      const place = { group: "taskForces", name: parameter.agency, path, room: "world" } as const;
      return numberRow(placed, place, taskForceWeights[state]?.[index] ?? parameter.value, parameter);
    }),
  );
}

function countryRows(placed: PlacedScenario): readonly ExplainedRow[] {
  return Object.entries(placed.scenario.settings.countryFactors).map(([code, factor]) => {
    const place = { group: "countries", name: code, path: ["countries", code], room: "world" } as const;
    return numberRow(placed, place, factor, countryFactor);
  });
}

/** Ranks as text, those that follow one another as `1 to 3`. */
function ranksText(ranks: readonly number[]): string {
  const starts = ranks.filter((rank, at) => ranks[at - 1] !== rank - 1);
  const ends = ranks.filter((rank, at) => ranks[at + 1] !== rank + 1);
  return starts.map((start, at) => (ends[at] === start ? `${start}` : `${start} to ${ends[at]}`)).join(", ");
}

/** What no scenario sets: classes and regions of the providers by rank, and assumed numbers of senders and subjects. */
function senderRows({ scenario }: PlacedScenario): readonly ExplainedRow[] {
  const ranked = yearTables(scenario.settings.year).senders.filter(({ name }) => name.startsWith("provider-"));
  const nothing = { unit: null, range: null, source: null, confidence: null };
  const origin = { group: "senders", at: "default (world)", isChanged: false } as const;
  const rowsBy = (key: "class" | "region") =>
    [...new Set(ranked.map((sender) => sender[key]))].map((of): ExplainedRow => {
      const ranks = ranked.flatMap((sender, at) => (sender[key] === of ? [at + 1] : []));
      return { ...origin, ...nothing, name: `${of}.ranks`, value: ranksText(ranks) };
    });
  return [
    ...rowsBy("class"),
    ...rowsBy("region"),
    ...Object.entries(fixedParameters).map(([name, parameter]) => ({
      ...origin,
      name,
      ...explainedNumber(parameter.value, parameter),
    })),
  ];
}

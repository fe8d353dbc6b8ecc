import type { WorldEvent, WorldSettings } from "@tipbench/world";
import { dateAfter } from "./calendar.ts";
import { type KeyPath, pathText } from "./finding.ts";
import { writtenNumber } from "./parameter-values.ts";
import type { Scenario, StageChoice } from "./scenario.ts";

/**
 * A scenario as plain JSON, for the manifest of a run: every parameter with its value, no path of the machine (a stage's file
 * keeps its path as written). It is a scenario file in itself: `parseScenario` of it gives the same scenario, lines apart.
 */
export function resolvedScenario(scenario: Scenario): Readonly<Record<string, unknown>> {
  const { file: _file, folder: _folder, provenance: _provenance, strategies, settings, floor, ...rest } = scenario;
  return {
    ...rest,
    year: settings.year,
    strategies: strategies.map(({ name, dedup, triage, routing, assessment }) => ({
      name,
      dedup: writtenStage(dedup),
      triage: writtenStage(triage),
      routing: writtenStage(routing),
      assessment: writtenStage(assessment),
    })),
    world: written(settings.values, ["world"], scenario),
    floor: written(floor, ["floor"], scenario),
    providers: written(settings.departures, ["providers"], scenario),
    quality: settings.quality.map((shift, index) => writtenShift(shift, index, scenario)),
    events: settings.events.map((event, index) => writtenEvent(event, index, scenario)),
    taskForces: written(settings.taskForceWeights, ["taskForces"], scenario),
    countries: written(settings.countryFactors, ["countries"], scenario),
  };
}

/** Plain data with the provenance of its numbers beside them. */
function written(value: unknown, path: KeyPath, scenario: Scenario): unknown {
  if (typeof value === "number") return writtenNumber(value, scenario.provenance[pathText(path)]);
  if (Array.isArray(value)) return value.map((item, index) => written(item, [...path, index], scenario));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, written(item, [...path, key], scenario)]));
}

function writtenShift({ fields, ...shift }: WorldSettings["quality"][number], index: number, scenario: Scenario) {
  return written({ ...shift, ...(fields === null ? {} : { fields }) }, ["quality", index], scenario);
}

function writtenEvent({ fromDay, toDay, ...event }: WorldEvent, index: number, scenario: Scenario) {
  const { startDate } = scenario;
  const { kind, of, ...rest } = event;
  const dates = { from: dateAfter(startDate, fromDay), to: dateAfter(startDate, toDay) };
  return written({ kind, of, ...dates, ...rest }, ["events", index], scenario);
}

function writtenStage({ kind, use, options, way }: StageChoice): Readonly<Record<string, unknown>> {
  if (kind === "reference") return { reference: use };
  return way ? { [kind]: use, ...way, ...options } : { use, ...options };
}

import { floorParameters } from "@tipbench/floor";
import { lever, type Parameter, type ProviderClass } from "@tipbench/vocabulary";
import { countryFactor, eventParameters, profileFieldNames, profileParameter, worldParameters } from "@tipbench/world";
import { type KeyPath, valueAt } from "./finding.ts";
import type { YearTables } from "./year-tables.ts";

/** How far a step of the `quality` lever goes. */
export const qualityStep: Parameter = lever(0, 1, "share", "how far the fields go towards their complete or thin end");

/** The blocks of a scenario in which numbers have a definition. */
export const numberBlocks = ["world", "floor", "providers", "quality", "events", "taskForces", "countries"] as const;

/** The definitions of the numbers that a scenario of a year may write. */
export interface ParameterIndex {
  /** The definition of the number at `path` of a scenario as written; null where there can't be one. */
  at(path: KeyPath): Parameter | null;
}

const named = (parameters: Readonly<Record<string, Parameter>>, name: unknown): Parameter | null =>
  (typeof name === "string" && Object.hasOwn(parameters, name) && parameters[name]) || null;

/** Whether the numbers of a block stand in it directly. */
const isFlat = (block: unknown): boolean => block === "world" || block === "floor" || block === "countries";

/** The index for a scenario as written. */
export function parameterIndex(written: unknown, { senders, taskForces, countries }: YearTables): ParameterIndex {
  const classes = new Map<string, ProviderClass>(senders.map((sender) => [sender.name, sender.class]));
  const ofField = (sender: unknown, name: unknown): Parameter | null => {
    const [providerClass, field] = [classes.get(String(sender)), profileFieldNames.find((one) => one === name)];
    return providerClass && field ? profileParameter(providerClass, field) : null;
  };
  const ofEvent = (index: unknown, name: unknown): Parameter | null => {
    const kind = valueAt(written, ["events", Number(index), "kind"]);
    const [, parameters] = Object.entries(eventParameters).find(([one]) => one === kind) ?? [];
    return parameters ? named(parameters, name) : null;
  };
  return {
    at([block, first, second, ...deeper]) {
      if (deeper.length > 0 || (second !== undefined && isFlat(block))) return null;
      if (block === "world") return named(worldParameters, first);
      if (block === "floor") return named(floorParameters, first);
      if (block === "providers") return ofField(first, second);
      if (block === "events") return ofEvent(first, second);
      if (block === "countries") return countries.includes(String(first)) ? countryFactor : null;
      if (block === "quality") return second === "by" ? qualityStep : null;
      return taskForces.get(String(first))?.[Number(second)] ?? null;
    },
  };
}

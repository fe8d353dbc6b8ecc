import { writtenParameters } from "./parameter-values.ts";
import type { Scenario, StageChoice } from "./scenario.ts";

/**
 * A scenario as plain JSON, for the manifest of a run: every parameter with its value, no path of the machine (a stage's file
 * keeps its path as written). It is a scenario file in itself: `parseScenario` of it gives the same scenario, lines apart.
 */
export function resolvedScenario(scenario: Scenario): Readonly<Record<string, unknown>> {
  const { file: _file, folder: _folder, provenance, strategies, world, floor, ...rest } = scenario;
  return {
    ...rest,
    strategies: strategies.map(({ name, dedup, triage, routing }) => ({
      name,
      dedup: writtenStage(dedup),
      triage: writtenStage(triage),
      routing: writtenStage(routing),
    })),
    world: writtenParameters(world, provenance.world),
    floor: writtenParameters(floor, provenance.floor),
  };
}

function writtenStage({ kind, use, options }: StageChoice): Readonly<Record<string, unknown>> {
  return kind === "reference" ? { reference: use } : { use, ...options };
}

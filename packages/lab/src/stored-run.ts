import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Manifest, StageRecord } from "@tipbench/vocabulary";
import { referencePrefix } from "./manifest.ts";
import { placeText } from "./replication/stage-fault.ts";
import { UserStages } from "./replication/user-stages.ts";
import { houseStages } from "./scenario/house-stages.ts";
import { parseScenario } from "./scenario/load-scenario.ts";
import { type Scenario, steps } from "./scenario/scenario.ts";

/** A scenario as a run folder keeps it: what it takes to run it again. */
export interface StoredScenario {
  readonly scenario: Scenario;
  readonly userStages: UserStages;
}

/** The scenario of a manifest, and the compiled stages of the user's own from beside it. */
export async function storedScenario(folder: string, manifest: Manifest): Promise<StoredScenario> {
  const file = join(folder, "manifest.json");
  const scenario = parseScenario(JSON.stringify(withKeptStages(manifest), null, 2), file, {}, houseStages);
  const userStages = new UserStages();
  for (const [index, strategy] of scenario.strategies.entries()) {
    for (const step of steps) {
      const source = manifest.strategies[index]?.[step].source;
      if (source === undefined) continue;
      const place = { step, strategy: strategy.name, choice: strategy[step], file };
      const text = await readFile(join(folder, "stages", `${source}.mjs`), "utf8");
      await userStages.load(strategy[step].use, folder, placeText(place), text);
    }
  }
  return { scenario, userStages };
}

/** The manifest's scenario with the user's stage files named where the run folder keeps them. */
function withKeptStages({ scenario, strategies }: Manifest): Readonly<Record<string, unknown>> {
  const kept = strategies.map((strategy) => {
    const stages = steps.map((step) => [step, keptStage(strategy[step])]);
    return { name: strategy.name, ...Object.fromEntries(stages) };
  });
  return { ...scenario, strategies: kept };
}

function keptStage({ use, options, source }: StageRecord): Readonly<Record<string, unknown>> {
  if (use.startsWith(referencePrefix)) return { reference: use.slice(referencePrefix.length) };
  return { use: source === undefined ? use : `./stages/${source}.mjs`, ...options };
}

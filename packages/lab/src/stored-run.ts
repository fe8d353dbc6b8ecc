import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Manifest, StageRecord } from "@tipbench/vocabulary";
import { referencePrefix } from "./manifest.ts";
import { OutsideStages } from "./replication/outside-stages.ts";
import { placeText } from "./replication/stage-fault.ts";
import { UserStages } from "./replication/user-stages.ts";
import { houseStages } from "./scenario/house-stages.ts";
import { parseScenario } from "./scenario/load-scenario.ts";
import { type Scenario, type StageChoice, type Step, type Strategy, steps } from "./scenario/scenario.ts";

/** A scenario as a run folder keeps it: what it takes to run it again. */
export interface StoredScenario {
  readonly scenario: Scenario;
  readonly userStages: UserStages;
  readonly outside: OutsideStages;
}

/**
 * The scenario of a manifest, and the compiled stages of the user's own from beside it, under the names that their files had. Commands of
 * stages run in `commandFolder`.
 */
export async function storedScenario(
  folder: string,
  manifest: Manifest,
  commandFolder: string,
): Promise<StoredScenario> {
  const file = join(folder, "manifest.json");
  const parsed = parseScenario(JSON.stringify(withKeptStages(manifest), null, 2), file, {}, houseStages);
  const userStages = new UserStages();
  const strategies: Strategy[] = [];
  for (const [index, strategy] of parsed.strategies.entries()) {
    const choices: Record<Step, StageChoice> = { ...strategy };
    for (const step of steps) {
      const { use, source } = manifest.strategies[index]?.[step] ?? { use: "" };
      if (source === undefined) continue;
      choices[step] = { ...strategy[step], use };
      const place = { step, strategy: strategy.name, choice: choices[step], file };
      await userStages.load(use, folder, placeText(place), await readFile(join(folder, keptFile(source)), "utf8"));
    }
    strategies.push({ name: strategy.name, ...choices });
  }
  const outside = await OutsideStages.of(parsed, commandFolder);
  return { scenario: { ...parsed, strategies }, userStages, outside };
}

const keptFile = (source: string): string => `./stages/${source}.mjs`;

/** The manifest's scenario with the user's stage files named where the run folder keeps them. */
function withKeptStages({ scenario, strategies }: Manifest): Readonly<Record<string, unknown>> {
  const kept = strategies.map((strategy) => {
    const stages = steps.flatMap((step) => {
      const record = strategy[step];
      return record ? [[step, keptStage(record)]] : [];
    });
    return { name: strategy.name, ...Object.fromEntries(stages) };
  });
  return { ...scenario, strategies: kept };
}

function keptStage({ use, options, source, outside }: StageRecord): Readonly<Record<string, unknown>> {
  if (outside) {
    const { kind, format, deadlineSeconds, onFailure } = outside;
    return { [kind]: use, format, deadlineSeconds, onFailure, ...options };
  }
  if (use.startsWith(referencePrefix)) return { reference: use.slice(referencePrefix.length) };
  return { use: source === undefined ? use : keptFile(source), ...options };
}

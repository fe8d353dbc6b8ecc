import { explainScenario, houseStages } from "@tipbench/lab";
import { scenarioText } from "../scenario-text.ts";
import type { ScenarioExplainFlags } from "./scenario.ts";

/** Prints the values of a scenario file, as tables or as one JSON document. */
export function scenarioExplainCommand(file: string, { only, json }: ScenarioExplainFlags): void {
  const rows = explainScenario(file, houseStages, only);
  process.stdout.write(json ? `${JSON.stringify(rows, null, 2)}\n` : scenarioText(rows));
}

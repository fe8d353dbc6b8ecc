import { loadPlacedScenario } from "./load-scenario.ts";
import { type ExplainedRow, rowsOf, type ScenarioRow } from "./scenario-rows.ts";
import type { StageRules } from "./stage-rules.ts";

/** What of a scenario is asked for: numbers by their kind, or what its files say otherwise than the defaults. */
export type ScenarioKind = "assumed" | "published" | "lever" | "changed";

/**
 * Every value of the scenario file at `path` with everything in its place, by group. Throws UserError as `loadScenario` does.
 * `only` keeps rows of one kind.
 */
export function explainScenario(path: string, rules: StageRules, only?: ScenarioKind): readonly ScenarioRow[] {
  return rowsOf(loadPlacedScenario(path, rules))
    .filter((row) => isOfKind(row, only))
    .map(({ isChanged: _, ...row }) => row);
}

function isOfKind({ source, isChanged }: ExplainedRow, only: ScenarioKind | undefined): boolean {
  if (only === undefined) return true;
  if (only === "changed") return isChanged;
  if (only === "published") return source !== null && source !== "assumed" && source !== "lever";
  return source === only;
}

import type { Finding } from "./finding.ts";
import type { StageChoice, Step } from "./scenario.ts";
import type { StageCatalogue } from "./stage-catalogue.ts";

/** What is known of stages where scenarios are read. */
export interface StageRules {
  readonly catalogue: StageCatalogue;
  /** The options of a built-in stage that may be the path of a file with their value; none for other stages. */
  readonly fileOptions: (step: Step, use: string) => readonly string[];
  /** What is wrong with the options of a choice whose stage exists; paths begin at the options. See `schemaFindings`. */
  readonly checkOptions: (step: Step, choice: StageChoice) => readonly Finding[];
}

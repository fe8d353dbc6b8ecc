import { builtInStages } from "@tipbench/stages";
import { type Scenario, steps } from "./scenario.ts";

const daysPerYear = 365;

/**
 * What should be known of the stages of a scenario before it runs, though nothing is wrong: a sentence each, with the place (`path:line key.path`)
 * and what to do about it.
 */
export function stageCautions(scenario: Scenario): readonly string[] {
  const { file, settings, scale } = scenario;
  const days = scenario.days + scenario.warmupDays;
  const expectedReports = (settings.values.reportsPerYear * scale * days) / daysPerYear;
  return scenario.strategies.flatMap((strategy) =>
    steps.flatMap((step) => {
      const { kind, use, options, line } = strategy[step];
      const builtIn = kind === "builtIn" ? builtInStages[step][use] : undefined;
      const cautions = builtIn?.cautions(options, { expectedReports, days }) ?? [];
      return cautions.map((text) => `${file}:${line} strategies.${strategy.name}.${step}: ${text}`);
    }),
  );
}

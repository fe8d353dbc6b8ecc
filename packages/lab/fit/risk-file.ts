import type { RiskWeights } from "@tipbench/stages";
import type { Scenario } from "../src/scenario/scenario.ts";
import { fitWeights } from "./fit-weights.ts";
import { judgeWeights, type WeightsVerdict } from "./judge-weights.ts";
import { groupsOf } from "./sign-tally.ts";
import { signedStream } from "./signed-stream.ts";

/** The seed to which the shipped weights are fitted, and those on which they are judged. */
export const fitSeed = "fit-risk";
export const heldOutSeeds = ["fit-risk/held-out-1", "fit-risk/held-out-2"];

/** A weights file. */
export interface RiskFile extends RiskWeights {
  readonly about: Readonly<Record<string, string | number>>;
}

/** Fits weights to the stream of a scenario, and writes down what they were fitted to. */
export function riskFile(scenario: Scenario): RiskFile {
  const stream = signedStream(scenario);
  const groups = groupsOf(stream.received);
  return {
    about: {
      notice: "SYNTHETIC: fitted to a synthetic stream. It says nothing about real reports.",
      fitted: "logistic regression of an urgent grade on the signs, penalty 1/2 on squares; npm run fit:risk",
      scenario: scenario.name,
      seed: scenario.seed,
      startDate: scenario.startDate,
      days: scenario.warmupDays + scenario.days,
      reports: groups.reduce((sum, { reports }) => sum + reports, 0),
      urgentReports: groups.reduce((sum, { urgent }) => sum + urgent, 0),
    },
    ...fitWeights(stream),
  };
}

/** Judges weights on the stream of a scenario of another seed. */
export function judgeOn(scenario: Scenario, weights: RiskWeights): WeightsVerdict {
  return judgeWeights(weights, signedStream(scenario).received);
}

import { UserError } from "@tipbench/vocabulary";
import type { StageChoice, Step } from "../scenario/scenario.ts";
import { stageFrames } from "./stage-stack.ts";

/** Where a stage stands, for what is said of its faults. */
export interface StagePlace {
  readonly step: Step;
  readonly strategy: string;
  readonly choice: StageChoice;
  readonly file: string;
}

/** The place of a stage as messages show it. */
export function placeText({ file, choice, strategy, step }: StagePlace): string {
  return `${file}:${choice.line} strategies.${strategy}.${step}`;
}

/** A stage broke its contract in a tick. */
export function stageFault(
  place: StagePlace,
  tick: number,
  fault: {
    readonly code: string;
    readonly message: string;
    readonly found: string;
    readonly expected: string;
    readonly fix: string;
  },
): UserError {
  const { message, ...rest } = fault;
  return new UserError({
    ...rest,
    message: `Stage "${place.choice.use}" ${message} (tick ${tick}).`,
    at: placeText(place),
  });
}

/** What a stage is asked for, as it is told of one that throws. */
const duties = {
  make: { message: "threw an error in createStage", expected: "a stage" },
  decide: { message: "threw an error", expected: "a decision for every row" },
  learn: { message: "threw an error in learn", expected: "learn(feedback) that returns, whatever it is told" },
} as const;

/** Runs a stage's own code, for what it is asked for; what it throws is said as its fault. Faults of the house pass through. */
export function guarded(place: StagePlace, tick: number, run: () => void, duty: keyof typeof duties = "decide"): void {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError || place.choice.kind !== "file") throw error;
    const found = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw stageFault(place, tick, {
      code: "stage-threw",
      ...duties[duty],
      found,
      fix: `mend ${place.choice.use}${error instanceof Error ? stageFrames(error.stack ?? "", place.choice.use) : ""}`,
    });
  }
}

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

/** Runs a stage's own code; what it throws is said as its fault. Faults of the house pass through. */
export function guarded(place: StagePlace, tick: number, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError || place.choice.kind !== "file") throw error;
    const found = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw stageFault(place, tick, {
      code: "stage-threw",
      message: "threw an error",
      found,
      expected: "a decision for every row",
      fix: `mend ${place.choice.use}${error instanceof Error ? stageFrames(error.stack ?? "", place.choice.use) : ""}`,
    });
  }
}

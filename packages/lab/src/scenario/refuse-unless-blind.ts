import { UserError } from "@tipbench/vocabulary";
import { placeText } from "../replication/stage-fault.ts";
import { type Scenario, type StageChoice, steps } from "./scenario.ts";

/** Stages that a contestant's code cannot be behind, or that run where the seed is not. */
const blindKinds: readonly StageChoice["kind"][] = ["builtIn", "reference", "url"];

/** Throws a UserError with every stage of a scenario that would run on this machine with a contestant's own code, where the seed is. */
export function refuseUnlessBlind({ strategies, file }: Scenario): void {
  const problems = strategies.flatMap((strategy) =>
    steps.flatMap((step) => {
      const choice = strategy[step];
      if (blindKinds.includes(choice.kind)) return [];
      return {
        code: "not-blind",
        message: `The ${step} stage of "${strategy.name}" would run on this machine, where the seed is.`,
        at: placeText({ step, strategy: strategy.name, choice, file }),
        found: `${choice.kind === "file" ? "use" : choice.kind}: ${choice.use}`,
        expected: "with --blind: a built-in stage, a reference, or { url: ... }",
        fix: "let the stage run on another machine and write its url, or leave out --blind",
      };
    }),
  );
  if (problems.length > 0) throw new UserError(problems);
}

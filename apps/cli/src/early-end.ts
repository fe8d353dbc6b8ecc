import { UserError } from "@tipbench/vocabulary";
import { tellFailure } from "./failure.ts";

/** Node's own exit code where all waits for something that never comes; it says so itself. */
const nothingLeft = 13;

/** Does the work of the command; where something in it ends the process, as a stage's own code can, that is told as a fault of the stage. */
export async function toItsEnd(work: () => Promise<unknown>): Promise<void> {
  const tell = (code: number): void => {
    if (code === nothingLeft) return;
    tellFailure(endedProcess(code));
    process.exitCode = 1;
  };
  process.once("exit", tell);
  try {
    await work();
  } finally {
    process.off("exit", tell);
  }
}

const endedProcess = (code: number): UserError =>
  new UserError({
    code: "stage-ended-process",
    message: "A stage ended the process before the work was done.",
    at: "a stage of the user's own files",
    found: `exit code ${code}`,
    expected: "a stage that returns from each call, or throws",
    fix: "look for process.exit() in the stage, and throw an error in its place",
  });

import { UserError } from "@tipbench/vocabulary";

/** Faults after which a program or an address is not asked again: each further try would cost a deadline, or meet nobody. */
const fatalCodes = ["stage-deadline", "no-such-command", "command-not-started", "connection-refused"];

/** Whether an error ends the study of a stage, rather than being against a law. */
export function endsStudy(error: unknown): boolean {
  return error instanceof UserError && error.problems.some(({ code }) => fatalCodes.includes(code));
}

import { UserError } from "@tipbench/vocabulary";
import { CommanderError } from "commander";
import pc from "picocolors";
import { renderProblems } from "./render-problems.ts";
import { Stopped } from "./stop-signal.ts";

const exitCodes = { userError: 1, bug: 70, stopped: 130 };

/** 1: something wrong in what was given; 130: stopped by the user; 70: a bug of ours; help and version have their own. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  if (error instanceof UserError) return exitCodes.userError;
  return error instanceof Stopped ? exitCodes.stopped : exitCodes.bug;
}

function bugText(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a bug in tipbench. The command that shows it again:\n  tipbench ${process.argv.slice(2).join(" ")}\n${stack}`;
}

/** Says on standard error what went wrong; help and version have been printed. */
export function tellFailure(error: unknown): void {
  if (error instanceof CommanderError) return;
  if (error instanceof UserError) process.stderr.write(`${pc.red("error")} ${renderProblems(error)}\n`);
  else if (error instanceof Stopped) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${bugText(error)}\n`);
}

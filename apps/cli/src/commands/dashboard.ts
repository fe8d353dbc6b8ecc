import type { Command } from "commander";
import { commandHelp } from "../command-help.ts";
import { wholeNumber } from "../number-option.ts";

const defaultPort = 8420;

/** What the flags of `dashboard` say. */
export interface DashboardFlags {
  readonly runs: string;
  readonly scenarios: string;
  readonly port: number;
}

const help = commandHelp({
  output: "its address; runs that its page starts are written to the folder of runs",
  exits: "0 ended by Ctrl-C, 1 error in what was given, 70 a bug in tipbench",
  examples: ["tipbench dashboard", "tipbench dashboard --runs other/runs --port 0"],
});

/** `tipbench dashboard`. */
export function addDashboard(program: Command): void {
  program
    .command("dashboard")
    .description("look at runs and compare strategies in a browser, on this machine only")
    .option("--runs <dir>", "folder of run folders", "runs")
    .option("--scenarios <dir>", "folder of the scenarios that the page may start", "scenarios")
    .option("--port <n>", "port on 127.0.0.1; 0 takes a free one", wholeNumber("--port", 0, 65_535), defaultPort)
    .addHelpText("after", help)
    .action(async (flags: DashboardFlags) => {
      const { dashboardCommand } = await import("./dashboard-command.ts");
      await dashboardCommand(flags);
    });
}

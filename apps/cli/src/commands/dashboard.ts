import type { Command } from "commander";
import { wholeNumber } from "../number-option.ts";

const defaultPort = 8420;

/** What the flags of `dashboard` say. */
export interface DashboardFlags {
  readonly runs: string;
  readonly scenarios: string;
  readonly port: number;
}

const examples = `
Examples:
  tipbench dashboard
  tipbench dashboard --runs other/runs --port 0`;

/** `tipbench dashboard`. */
export function addDashboard(program: Command): void {
  program
    .command("dashboard")
    .description("look at runs and compare strategies in a browser, on this machine only")
    .option("--runs <dir>", "folder of run folders", "runs")
    .option("--scenarios <dir>", "folder of the scenarios that the page may start", "scenarios")
    .option("--port <n>", "port on 127.0.0.1; 0 takes a free one", wholeNumber("--port", 0, 65_535), defaultPort)
    .addHelpText("after", examples)
    .action(async (flags: DashboardFlags) => {
      const { dashboardCommand } = await import("./dashboard-command.ts");
      await dashboardCommand(flags);
    });
}

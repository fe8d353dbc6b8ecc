import { once } from "node:events";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { startDashboard } from "@tipbench/dashboard";
import type { DashboardFlags } from "./dashboard.ts";

/** Serves the dashboard, whose built page lies beside the command, until the user stops it. */
export async function dashboardCommand({ runs, scenarios, port }: DashboardFlags): Promise<void> {
  const dashboard = await startDashboard({
    runsFolder: runs,
    scenariosFolder: scenarios,
    command: [process.execPath, resolve(process.argv[1] ?? "")],
    clientFolder: fileURLToPath(new URL("./dashboard", import.meta.url)),
    port,
  });
  process.stdout.write(`Dashboard at ${dashboard.url} (Ctrl-C ends it)\n`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  await dashboard.close();
}

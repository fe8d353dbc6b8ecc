import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { startDashboard } from "@tipbench/dashboard";
import type { DashboardFlags } from "./dashboard.ts";

/** The built page beside the shipped bundle; in a checkout there is none, and the dashboard builds its own. */
function shippedPage(): string | undefined {
  const folder = fileURLToPath(new URL("./dashboard", import.meta.url));
  return existsSync(folder) ? folder : undefined;
}

/** Serves the dashboard until the user stops it. */
export async function dashboardCommand({ runs, scenarios, port }: DashboardFlags): Promise<void> {
  const clientFolder = shippedPage();
  const dashboard = await startDashboard({
    runsFolder: runs,
    scenariosFolder: scenarios,
    command: [process.execPath, resolve(process.argv[1] ?? "")],
    port,
    ...(clientFolder ? { clientFolder } : {}),
  });
  process.stdout.write(`Dashboard at ${dashboard.url} (Ctrl-C ends it)\n`);
  await new Promise<void>((done) => {
    process.once("SIGINT", done);
    process.once("SIGTERM", done);
  });
  await dashboard.close();
}

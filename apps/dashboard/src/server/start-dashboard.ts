import { createServer, type Server } from "node:http";
import { resolve } from "node:path";
import { UserError } from "@tipbench/vocabulary";
import { CommandJobs } from "./command-jobs.ts";
import { dashboardApp } from "./dashboard-app.ts";

export interface DashboardOptions {
  /** Where runs are read from and written to. */
  readonly runsFolder: string;
  /** The only scenarios that the page can start. */
  readonly scenariosFolder: string;
  /** The argv prefix that runs tipbench: what is spawned to start a run or to explain a report. */
  readonly command: readonly string[];
  /** 0: any free port. Default 8420. */
  readonly port?: number;
  /** The built page. */
  readonly clientFolder: string;
  /** File names of scenarios that may be started although they run stages of the user's own. */
  readonly ownStagesAllowed?: readonly string[];
}

export interface Dashboard {
  readonly url: string;
  /** Stops what was started from the page, then the server. */
  close(): Promise<void>;
}

const loopback = "127.0.0.1";
const defaultPort = 8420;

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.once("error", (error) => fail(portProblem(port, error)));
    server.listen(port, loopback, () => {
      const address = server.address();
      done(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function portProblem(port: number, error: Error): UserError {
  return new UserError({
    code: "port",
    message: "The dashboard cannot listen.",
    at: `${loopback}:${port}`,
    found: error.message,
    expected: "a free port",
    fix: "give another one with --port, or 0 for any",
  });
}

/**
 * Serves the dashboard on 127.0.0.1, and on no other address. Throws UserError where the port cannot be had.
 */
export async function startDashboard(options: DashboardOptions): Promise<Dashboard> {
  const jobs = new CommandJobs(options.command);
  const app = dashboardApp({
    runsFolder: resolve(options.runsFolder),
    scenarios: { folder: resolve(options.scenariosFolder), ownStagesAllowed: options.ownStagesAllowed ?? [] },
    clientFolder: options.clientFolder,
    jobs,
  });
  const server = createServer(app);
  const port = await listen(server, options.port ?? defaultPort);
  const close = async (): Promise<void> => {
    await jobs.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { url: `http://${loopback}:${port}/`, close };
}

import express, { type Express } from "express";
import { answerErrors, unknownPath } from "./api-problem.ts";
import { refuseForeign, secureHeaders } from "./guard.ts";
import { type JobSource, jobApi } from "./job-api.ts";
import { runApi } from "./run-api.ts";

/** What the pages are served from. */
export interface DashboardSource extends JobSource {
  /** The built page. */
  readonly clientFolder: string;
}

/** The whole server but its socket: guards first, then the API, then the page. */
export function dashboardApp(source: DashboardSource): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use(secureHeaders, refuseForeign);
  app.use("/api", (_request, response, next) => {
    response.setHeader("Cache-Control", "no-store");
    next();
  });
  app.use("/api", express.json({ limit: "10kb" }));
  app.use("/api/runs", runApi(source.runsFolder));
  app.use("/api", jobApi(source));
  app.use(express.static(source.clientFolder, { dotfiles: "allow", cacheControl: false }));
  app.use(unknownPath, answerErrors);
  return app;
}

import { join } from "node:path";
import { Router } from "express";
import { ApiProblem } from "./api-problem.ts";
import type { CommandJobs } from "./command-jobs.ts";
import { reportIdOf, runFolder, wholeNumber } from "./run-api.ts";
import { listScenarios, type ScenarioSource } from "./scenario-list.ts";

const mostReplications = 20;
const mostReplication = 999;

/** The folders and commands that starting a job needs. */
export interface JobSource {
  readonly runsFolder: string;
  readonly scenarios: ScenarioSource;
  readonly jobs: CommandJobs;
}

function property(body: unknown, name: string): unknown {
  return typeof body === "object" && body !== null
    ? Object.entries(body).find(([key]) => key === name)?.[1]
    : undefined;
}

async function allowedScenario(source: ScenarioSource, file: unknown): Promise<string> {
  const entry = (await listScenarios(source)).find((scenario) => scenario.file === file);
  if (entry === undefined) throw new ApiProblem(400, "Only a scenario of the list can be started.");
  if (entry.refusal !== null) throw new ApiProblem(403, `${entry.file} can't be started from here: ${entry.refusal}.`);
  return entry.file;
}

function replicationsOf(value: unknown): number {
  if (value === undefined) return 1;
  const isAllowed = typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= mostReplications;
  if (!isAllowed) throw new ApiProblem(400, `Replications are a whole number from 1 to ${mostReplications}.`);
  return value;
}

/** Starting and following commands: `/scenarios`, `/jobs`, and the POSTs below `/runs`. */
export function jobApi({ runsFolder, scenarios, jobs }: JobSource): Router {
  const router = Router();
  router.get("/scenarios", async (_request, response) => {
    response.json(await listScenarios(scenarios));
  });
  router.post("/runs", async ({ body }, response) => {
    const file = await allowedScenario(scenarios, property(body, "scenario"));
    const replications = replicationsOf(property(body, "replications"));
    const options = ["--out", runsFolder, "--replications", String(replications), "--json"];
    response.status(202).json(jobs.start("run", file, ["run", join(scenarios.folder, file), ...options]));
  });
  router.post("/runs/:run/reports/:report/explain", async ({ params, body }, response) => {
    const reportId = reportIdOf(params.report);
    const folder = await runFolder(runsFolder, params.run);
    const replication = wholeNumber(String(property(body, "replication") ?? 0), "replication", mostReplication);
    const args = ["explain", folder, String(reportId), "--replication", String(replication), "--json"];
    response.status(202).json(jobs.start("explain", `report ${reportId} of ${params.run}`, args));
  });
  const idOf = (text: string): number => wholeNumber(text, "A job's number", Number.MAX_SAFE_INTEGER);
  router.get("/jobs", (_request, response) => {
    response.json(jobs.list());
  });
  router.get("/jobs/:job", ({ params }, response) => {
    response.json(jobs.job(idOf(params.job)));
  });
  router.get("/jobs/:job/document", ({ params }, response) => {
    response.json(jobs.document(idOf(params.job)));
  });
  router.post("/jobs/:job/cancel", ({ params }, response) => {
    response.json(jobs.cancel(idOf(params.job)));
  });
  return router;
}

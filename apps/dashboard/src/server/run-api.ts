import { access, readdir } from "node:fs/promises";
import { join } from "node:path";
import { type DecisionQuery, listRuns, openRun, type Run } from "@tipbench/store";
import { type Dimension, dimensions, grades } from "@tipbench/vocabulary";
import { type Request, Router } from "express";
import {
  type DecisionFilter,
  type DecisionList,
  decisionFilters,
  type NamedDecision,
  type RunDetail,
  type RunEntry,
} from "../api-types.ts";
import { ApiProblem } from "./api-problem.ts";

const pageRows = 50;
const largestKey = 4_294_967_295;

const wheres: Readonly<Record<DecisionFilter, NonNullable<DecisionQuery["where"]>>> = {
  all: {},
  escalated: { escalated: 1 },
  missedImminent: { grade: grades.indexOf("imminent"), escalated: 0 },
  missedTimeCritical: { grade: grades.indexOf("timeCritical"), escalated: 0 },
};

/** The folder of a run by its name. Throws a 404 for whatever is not listed in the folder of runs. */
export async function runFolder(runsFolder: string, name: string): Promise<string> {
  const names = await readdir(runsFolder).catch((): string[] => []);
  if (name.startsWith(".") || !names.includes(name)) throw new ApiProblem(404, `There is no run named ${name}.`);
  return join(runsFolder, name);
}

async function runEntries(runsFolder: string): Promise<readonly RunEntry[]> {
  const runs = await listRuns(runsFolder);
  return runs.map(({ name, manifest, problem, writtenAtMs }) => ({
    name,
    scenario: manifest?.name ?? null,
    question: manifest?.question ?? null,
    seed: manifest?.seed ?? null,
    days: manifest?.days ?? null,
    replications: manifest?.replications ?? null,
    strategies: manifest?.strategies.map((strategy) => strategy.name) ?? [],
    problem,
    writtenAtMs,
  }));
}

/** The words of a query parameter, separated by commas; empty where it was not given. */
function words(request: Request, name: string): readonly string[] {
  const value = request.query[name];
  return typeof value === "string" && value !== "" ? value.split(",") : [];
}

/** A whole number of at least 0. Throws a 400 for anything else. */
export function wholeNumber(text: string, name: string, most: number): number {
  const value = Number(text);
  if (/^\d{1,10}$/.test(text) && value <= most) return value;
  throw new ApiProblem(400, `${name} is a whole number from 0 to ${most}, not ${text}.`);
}

/** The number of a report in a path. Throws a 400 for what cannot be one. */
export function reportIdOf(text: string): number {
  return wholeNumber(text, "A report's number", largestKey);
}

function oneOf<T extends string>(known: readonly T[], text: string, name: string): T {
  const found = known.find((value) => value === text);
  if (found === undefined) throw new ApiProblem(400, `${name} is one of ${known.join(", ")}, not ${text}.`);
  return found;
}

async function decisionList(run: Run, strategy: string, request: Request): Promise<DecisionList> {
  const filter = oneOf(decisionFilters, words(request, "filter")[0] ?? "all", "filter");
  const offset = wholeNumber(words(request, "offset")[0] ?? "0", "offset", largestKey);
  const { total, rows } = await run.decisions(strategy, { where: wheres[filter], offset, limit: pageRows });
  return { total, offset, limit: pageRows, rows };
}

async function strataOf(run: Run, request: Request) {
  const dimension: Dimension = oneOf(dimensions, words(request, "dimension")[0] ?? "providerClass", "dimension");
  const metrics = words(request, "metrics");
  const rows = await run.strata();
  return rows.filter((row) => row.dimension === dimension && metrics.includes(row.metric));
}

/** What the run folders hold, read when it is asked for: `/runs` and all below it. */
export function runApi(runsFolder: string): Router {
  const router = Router();
  const open = async (name: string): Promise<Run> => openRun(await runFolder(runsFolder, name));
  router.get("/", async (_request, response) => {
    response.json(await runEntries(runsFolder));
  });
  router.get("/:run", async ({ params }, response) => {
    const { manifest, metrics } = await open(params.run);
    const body: RunDetail = { name: params.run, manifest, metrics };
    response.json(body);
  });
  router.get("/:run/series", async (request, response) => {
    const metrics = words(request, "metrics");
    const rows = await (await open(request.params.run)).series();
    response.json(rows.filter(({ metric }) => metrics.includes(metric)));
  });
  router.get("/:run/strata", async (request, response) => {
    response.json(await strataOf(await open(request.params.run), request));
  });
  router.get("/:run/curves", async ({ params }, response) => {
    response.json(await (await open(params.run)).curves());
  });
  router.get("/:run/confusion", async ({ params }, response) => {
    response.json(await (await open(params.run)).confusion());
  });
  router.get("/:run/decisions/:strategy", async (request, response) => {
    const run = await open(request.params.run);
    response.json(await decisionList(run, request.params.strategy, request));
  });
  router.get("/:run/reports/:report", async ({ params }, response) => {
    const reportId = reportIdOf(params.report);
    const body: readonly NamedDecision[] = await (await open(params.run)).decisionOf(reportId);
    response.json(body);
  });
  router.get("/:run/report.html", async ({ params }, response) => {
    const file = join(await runFolder(runsFolder, params.run), "report.html");
    await access(file).catch(() => {
      throw new ApiProblem(404, "The run has no report.");
    });
    response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    response.sendFile(file, { dotfiles: "allow" });
  });
  return router;
}

import type { ConfusionRow, CurveRow, Dimension, SeriesRow, StratumRow } from "@tipbench/vocabulary";
import type {
  ApiError,
  DecisionFilter,
  DecisionList,
  Explanation,
  Job,
  NamedDecision,
  RunDetail,
  RunEntry,
  ScenarioEntry,
} from "../api-types.ts";

async function refusalOf(response: Response): Promise<string> {
  const body: ApiError = await response.json();
  return body.problems.join(" ");
}

/** Asks the server. Throws an Error with the server's own words where it refuses. */
async function ask<T>(path: string, request: RequestInit = {}): Promise<T> {
  const response = await fetch(`api/${path}`, request);
  if (!response.ok) throw new Error(await refusalOf(response));
  const body: T = await response.json();
  return body;
}

function post<T>(path: string, body: unknown): Promise<T> {
  return ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

const part = encodeURIComponent;

export const fetchRuns = () => ask<readonly RunEntry[]>("runs");
export const fetchRun = (run: string) => ask<RunDetail>(`runs/${part(run)}`);
export const fetchScenarios = () => ask<readonly ScenarioEntry[]>("scenarios");

export const fetchSeries = (run: string, metrics: readonly string[]) =>
  ask<readonly SeriesRow[]>(`runs/${part(run)}/series?metrics=${part(metrics.join())}`);

export const fetchStrata = (run: string, dimension: Dimension, metrics: readonly string[]) =>
  ask<readonly StratumRow[]>(`runs/${part(run)}/strata?dimension=${dimension}&metrics=${part(metrics.join())}`);

export const fetchCurves = (run: string) => ask<readonly CurveRow[]>(`runs/${part(run)}/curves`);
export const fetchConfusion = (run: string) => ask<readonly ConfusionRow[]>(`runs/${part(run)}/confusion`);

export const fetchDecisions = (run: string, strategy: string, filter: DecisionFilter, offset: number) =>
  ask<DecisionList>(`runs/${part(run)}/decisions/${part(strategy)}?filter=${filter}&offset=${offset}`);

export const fetchReport = (run: string, report: string) =>
  ask<readonly NamedDecision[]>(`runs/${part(run)}/reports/${part(report)}`);

export const fetchJobs = () => ask<readonly Job[]>("jobs");
export const fetchJob = (id: number) => ask<Job>(`jobs/${id}`);
export const fetchExplanation = (id: number) => ask<Explanation>(`jobs/${id}/document`);
export const cancelJob = (id: number) => post<Job>(`jobs/${id}/cancel`, {});
export const startRun = (scenario: string, replications: number) => post<Job>("runs", { scenario, replications });
export const startExplain = (run: string, report: string, replication: number) =>
  post<Job>(`runs/${part(run)}/reports/${part(report)}/explain`, { replication });

/** Where the printable report of a run is. */
export const reportAddress = (run: string): string => `api/runs/${part(run)}/report.html`;

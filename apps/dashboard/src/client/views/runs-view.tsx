import { formatCount } from "@tipbench/charts";
import { useEffect } from "preact/hooks";
import type { RunEntry } from "../../api-types.ts";
import { fetchRuns, fetchScenarios } from "../api.ts";
import { DataTable } from "../parts/data-table.tsx";
import { JobList } from "../parts/job-list.tsx";
import { StartRun } from "../parts/start-run.tsx";
import { Waiting } from "../parts/waiting.tsx";
import { routeTo } from "../route.ts";
import { useJobs } from "../use-jobs.ts";
import { useResource } from "../use-resource.ts";

const columns = ["Run", "Question", "Strategies", "Days", "Replications", "Seed", "Written (UTC)"];

function rowOf(run: RunEntry) {
  return [
    <a key="name" href={routeTo(["runs", run.name])}>
      {run.name}
    </a>,
    run.problem === null ? run.question : <strong key="problem">{run.problem}</strong>,
    run.strategies.join(", "),
    run.days === null ? "–" : formatCount(run.days),
    run.replications === null ? "–" : formatCount(run.replications),
    run.seed ?? "–",
    new Date(run.writtenAtMs).toISOString().slice(0, 16).replace("T", " "),
  ];
}

/** Every run of the folder, and the way to start another. */
export function RunsView() {
  const { jobs, refresh } = useJobs();
  const runJobs = jobs.filter(({ kind }) => kind === "run");
  const ended = runJobs.filter(({ state }) => state !== "running").length;
  const runs = useResource(`runs ${ended}`, fetchRuns);
  const scenarios = useResource("scenarios", fetchScenarios);
  useEffect(refresh, []);
  return (
    <>
      <h1>Runs</h1>
      <Waiting resource={runs}>
        {(found) =>
          found.length === 0 ? (
            <p>There is no run yet. Start one below.</p>
          ) : (
            <DataTable caption="The latest run first" columns={columns} rows={found.map(rowOf)} />
          )
        }
      </Waiting>
      <section class="part" aria-labelledby="start">
        <h2 id="start">Start a run</h2>
        <Waiting resource={scenarios}>{(found) => <StartRun scenarios={found} onStart={refresh} />}</Waiting>
        <JobList jobs={runJobs} onChange={refresh} />
      </section>
    </>
  );
}

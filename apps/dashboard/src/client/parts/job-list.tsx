import { useState } from "preact/hooks";
import type { Job } from "../../api-types.ts";
import { cancelJob } from "../api.ts";
import { routeTo } from "../route.ts";
import { problemOf } from "../use-resource.ts";
import { DataTable } from "./data-table.tsx";

interface Props {
  readonly jobs: readonly Job[];
  readonly onChange: () => void;
}

function seconds({ startedAtMs, endedAtMs }: Job): string {
  return endedAtMs === null ? "…" : `${((endedAtMs - startedAtMs) / 1_000).toFixed(1)} s`;
}

/** The runs that were started from the page: how they stand, their last words, and a way to stop them. */
export function JobList({ jobs, onChange }: Props) {
  const [problem, setProblem] = useState<string>();
  const cancel = (id: number): void => {
    cancelJob(id).then(onChange, (error: unknown) => setProblem(problemOf(error)));
  };
  const rows = jobs.map((job) => [
    job.label,
    job.state === "running" ? <strong key="state">running</strong> : job.state,
    <code key="line">{job.lines.at(-1) ?? ""}</code>,
    seconds(job),
    job.state === "running" ? (
      <button type="button" onClick={() => cancel(job.id)} aria-label={`Cancel ${job.label}`}>
        Cancel
      </button>
    ) : (
      job.run !== null && <a href={routeTo(["runs", job.run])}>open</a>
    ),
  ]);
  if (jobs.length === 0) return null;
  return (
    <div aria-live="polite">
      <DataTable
        caption="Started from this page"
        columns={["Scenario", "State", "Says", "Took", "Action"]}
        rows={rows}
      />
      {problem !== undefined && <p role="alert">{problem}</p>}
    </div>
  );
}

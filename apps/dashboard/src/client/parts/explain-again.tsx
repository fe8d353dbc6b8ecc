import { useEffect, useState } from "preact/hooks";
import type { Explanation, Job } from "../../api-types.ts";
import { cancelJob, fetchExplanation, fetchJob, startExplain } from "../api.ts";
import { problemOf } from "../use-resource.ts";
import { ExplanationView } from "./explanation-view.tsx";

interface Props {
  readonly run: string;
  readonly report: string;
  /** Whether to start at once, without being asked. */
  readonly start: "now" | "on request";
}

const pollMilliseconds = 500;

/** Makes a report's life again by the command, and shows it when it is there. */
export function ExplainAgain({ run, report, start }: Props) {
  const [job, setJob] = useState<Job>();
  const [explanation, setExplanation] = useState<Explanation>();
  const [problem, setProblem] = useState<string>();
  const fail = (error: unknown): void => setProblem(problemOf(error));
  const begin = (): void => {
    setProblem(undefined);
    startExplain(run, report).then(setJob, fail);
  };
  useEffect(() => {
    if (start === "now") begin();
  }, []);
  useEffect(() => {
    if (job?.state === "done") fetchExplanation(job.id).then(setExplanation, fail);
    if (job?.state === "failed") setProblem(job.lines.join(" ") || "The command failed.");
    if (job?.state !== "running") return;
    const timer = setTimeout(() => fetchJob(job.id).then(setJob, fail), pollMilliseconds);
    return () => clearTimeout(timer);
  }, [job]);
  if (explanation !== undefined) return <ExplanationView explanation={explanation} />;
  return (
    <div aria-live="polite">
      {problem !== undefined && <p role="alert">{problem}</p>}
      {job?.state === "running" ? (
        <p role="status">
          Generating the stream again up to this report … {job.lines.at(-1)}{" "}
          <button type="button" onClick={() => cancelJob(job.id).then(setJob, fail)}>
            Cancel
          </button>
        </p>
      ) : (
        <button type="button" onClick={begin}>
          Show its whole life
        </button>
      )}
    </div>
  );
}

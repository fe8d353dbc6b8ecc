import { useEffect, useRef, useState } from "preact/hooks";
import type { Explanation, Job } from "../api-types.ts";
import { cancelJob, fetchExplanation, fetchJob, startExplain } from "./api.ts";
import { problemOf } from "./use-resource.ts";

/** A report's life that is being made again, or is there. */
export interface ExplanationJob {
  readonly job: Job | undefined;
  readonly explanation: Explanation | undefined;
  readonly problem: string | undefined;
  begin(replication: number): void;
  cancel(): void;
}

const pollMilliseconds = 500;

/** Makes a report's life again by the command when it is told to; leaving the view ends the command. */
export function useExplanation(run: string, report: string): ExplanationJob {
  const [job, setJob] = useState<Job>();
  const [explanation, setExplanation] = useState<Explanation>();
  const [problem, setProblem] = useState<string>();
  const latest = useRef<Job | undefined>(undefined);
  latest.current = job;
  const fail = (error: unknown): void => setProblem(problemOf(error));
  useEffect(() => {
    if (job?.state === "done") fetchExplanation(job.id).then(setExplanation, fail);
    if (job?.state === "failed") setProblem(job.lines.join(" ") || "The command failed.");
    if (job?.state !== "running") return;
    const timer = setTimeout(() => fetchJob(job.id).then(setJob, fail), pollMilliseconds);
    return () => clearTimeout(timer);
  }, [job]);
  const cancel = (): void => {
    if (latest.current?.state === "running") cancelJob(latest.current.id).then(setJob, fail);
  };
  useEffect(() => cancel, []);
  const begin = (replication: number): void => {
    setProblem(undefined);
    startExplain(run, report, replication).then(setJob, fail);
  };
  return { job, explanation, problem, begin, cancel };
}

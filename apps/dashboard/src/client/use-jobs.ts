import { useEffect, useState } from "preact/hooks";
import type { Job } from "../api-types.ts";
import { fetchJobs } from "./api.ts";

const pollMilliseconds = 1_000;

/** The jobs as the server knows them: asked for now, after `refresh`, and each second while one is running. */
export function useJobs(): { readonly jobs: readonly Job[]; readonly refresh: () => void } {
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const [round, setRound] = useState(0);
  const refresh = (): void => setRound((last) => last + 1);
  useEffect(() => {
    let isCurrent = true;
    fetchJobs().then(
      (found) => isCurrent && setJobs(found),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [round]);
  const isRunning = jobs.some(({ state }) => state === "running");
  useEffect(() => {
    if (!isRunning) return;
    const timer = setTimeout(refresh, pollMilliseconds);
    return () => clearTimeout(timer);
  }, [isRunning, jobs]);
  return { jobs, refresh };
}

import { useEffect, useState } from "preact/hooks";
import type { Job, RunDetail } from "../../api-types.ts";
import { useExplanation } from "../use-explanation.ts";
import { Choice } from "./choice.tsx";
import { ExplanationView } from "./explanation-view.tsx";

interface Props {
  readonly run: RunDetail;
  readonly report: string;
  /** The replication in which the run has stored decisions on the report; null where it has none. */
  readonly storedIn: number | null;
}

interface RunningProps {
  readonly job: Job;
  readonly onCancel: () => void;
}

function Running({ job, onCancel }: RunningProps) {
  return (
    <p role="status">
      Generating the stream again up to this report … {job.lines.at(-1)}{" "}
      <button type="button" onClick={onCancel}>
        Cancel
      </button>
    </p>
  );
}

interface AskProps {
  /** How many replications there are to choose from. */
  readonly replications: number;
  readonly first: number;
  readonly onAsk: (replication: number) => void;
}

function Ask({ replications, first, onAsk }: AskProps) {
  const [replication, setReplication] = useState(String(first));
  const numbers = Array.from({ length: replications }, (_, number) => [String(number), String(number)] as const);
  return (
    <div class="choices">
      {replications > 1 && (
        <Choice label="Replication" value={replication} options={numbers} onChoose={setReplication} />
      )}
      <button type="button" onClick={() => onAsk(Number(replication))}>
        Show its whole life
      </button>
    </div>
  );
}

/** Makes a report's life again by the command, and shows it when it is there: at once where it is known which report is meant. */
export function ExplainAgain({ run, report, storedIn }: Props) {
  const { replications } = run.manifest;
  const { job, explanation, problem, begin, cancel } = useExplanation(run.name, report);
  useEffect(() => {
    if (storedIn === null && replications === 1) begin(0);
  }, []);
  if (explanation !== undefined) return <ExplanationView manifest={run.manifest} explanation={explanation} />;
  return (
    <div aria-live="polite">
      {problem !== undefined && <p role="alert">{problem}</p>}
      {job?.state === "running" ? (
        <Running job={job} onCancel={cancel} />
      ) : (
        <Ask replications={storedIn === null ? replications : 1} first={storedIn ?? 0} onAsk={begin} />
      )}
    </div>
  );
}

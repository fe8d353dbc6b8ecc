import { useState } from "preact/hooks";
import type { ScenarioEntry } from "../../api-types.ts";
import { startRun } from "../api.ts";
import { problemOf } from "../use-resource.ts";

interface Props {
  readonly scenarios: readonly ScenarioEntry[];
  readonly onStart: () => void;
}

/** A form that starts a run of a listed scenario. */
export function StartRun({ scenarios, onStart }: Props) {
  const allowed = scenarios.filter(({ refusal }) => refusal === null);
  const [file, setFile] = useState(allowed[0]?.file ?? "");
  const [replications, setReplications] = useState(1);
  const [problem, setProblem] = useState<string>();
  const start = (event: Event): void => {
    event.preventDefault();
    setProblem(undefined);
    startRun(file, replications).then(onStart, (error: unknown) => setProblem(problemOf(error)));
  };
  if (allowed.length === 0) return <p>There is no scenario to start.</p>;
  return (
    <form class="choices" onSubmit={start}>
      <label class="choice">
        <span>Scenario</span>
        <select value={file} onChange={({ currentTarget }) => setFile(currentTarget.value)}>
          {scenarios.map((scenario) => (
            <option key={scenario.file} value={scenario.file} disabled={scenario.refusal !== null}>
              {scenario.refusal === null ? scenario.file : `${scenario.file} (${scenario.refusal})`}
            </option>
          ))}
        </select>
      </label>
      <label class="choice">
        <span>Replications</span>
        <input
          type="number"
          min={1}
          max={20}
          value={replications}
          onInput={({ currentTarget }) => setReplications(currentTarget.valueAsNumber)}
        />
      </label>
      <button type="submit">Start</button>
      <p class="hint">{allowed.find((scenario) => scenario.file === file)?.question}</p>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </form>
  );
}

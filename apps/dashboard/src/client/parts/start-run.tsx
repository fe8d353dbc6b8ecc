import { useState } from "preact/hooks";
import type { ScenarioEntry } from "../../api-types.ts";
import { startRun } from "../api.ts";
import { problemOf } from "../use-resource.ts";

interface Props {
  readonly scenarios: readonly ScenarioEntry[];
  readonly onStart: () => void;
}

/** The scenarios that the form leaves out, and why. */
function Refused({ scenarios }: Pick<Props, "scenarios">) {
  if (scenarios.length === 0) return null;
  return (
    <details class="hint">
      <summary>Scenarios that can’t be started from here</summary>
      <ul>
        {scenarios.map(({ file, refusal }) => (
          <li key={file}>
            {file}: {refusal}
          </li>
        ))}
      </ul>
    </details>
  );
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
      <div class="choice">
        <label for="scenario">Scenario</label>
        <select id="scenario" value={file} onChange={({ currentTarget }) => setFile(currentTarget.value)}>
          {allowed.map((scenario) => (
            <option key={scenario.file} value={scenario.file}>
              {scenario.file}
            </option>
          ))}
        </select>
      </div>
      <div class="choice">
        <label for="replications">Replications</label>
        <input
          id="replications"
          type="number"
          min={1}
          max={20}
          value={replications}
          onInput={({ currentTarget }) => setReplications(currentTarget.valueAsNumber)}
        />
      </div>
      <button type="submit">Start</button>
      <p class="hint">{allowed.find((scenario) => scenario.file === file)?.question}</p>
      <Refused scenarios={scenarios.filter(({ refusal }) => refusal !== null)} />
      {problem !== undefined && <p role="alert">{problem}</p>}
    </form>
  );
}

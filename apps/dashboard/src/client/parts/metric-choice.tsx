import { metricGroups, metricTitle } from "@tipbench/charts";
import { useId } from "preact/hooks";
import type { RunDetail } from "../../api-types.ts";

interface Props {
  readonly label: string;
  readonly run: RunDetail;
  readonly value: string;
  readonly onChoose: (metric: string) => void;
}

/** All metrics of a run by group, to choose one from. */
export function MetricChoice({ label, run, value, onChoose }: Props) {
  const present = run.metrics.strategies.flatMap(({ metrics }) => Object.keys(metrics));
  const id = useId();
  return (
    <div class="choice">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {metricGroups(present).map((group) => (
          <optgroup key={group.name} label={group.title}>
            {group.metrics.map((metric) => (
              <option key={metric} value={metric}>
                {metricTitle(metric)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

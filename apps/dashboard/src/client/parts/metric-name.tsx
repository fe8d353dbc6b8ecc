import { metricMeaning, metricTitle } from "@tipbench/charts";
import { metricDefinition } from "@tipbench/vocabulary";

/** A metric's title, which unfolds to its definition. */
export function MetricName({ metric }: { readonly metric: string }) {
  const definition = metricDefinition(metric);
  if (definition === undefined) return <>{metric}</>;
  return (
    <details class="definition">
      <summary>{metricTitle(metric)}</summary>
      <p>{metricMeaning(definition)}</p>
      <p>
        <code>{metric}</code>
      </p>
    </details>
  );
}

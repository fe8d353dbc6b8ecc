import { type ChartSize, confusionChart, missCauseChart } from "@tipbench/charts";
import type { ConfusionRow } from "@tipbench/vocabulary";
import { useCallback } from "preact/hooks";
import type { RunDetail } from "../../api-types.ts";
import { fetchConfusion } from "../api.ts";
import { useResource } from "../use-resource.ts";
import { ChartView } from "./chart-view.tsx";
import { Waiting } from "./waiting.tsx";

interface PlacesProps {
  readonly rows: readonly ConfusionRow[];
  readonly strategies: readonly string[];
}

function Places({ rows, strategies }: PlacesProps) {
  const chartOf = useCallback((size: ChartSize) => confusionChart(rows, strategies, size), [rows]);
  return <ChartView chartOf={chartOf} />;
}

/** Why reports missed the agency that has jurisdiction, and where they went in its place. */
export function Misses({ run }: { readonly run: RunDetail }) {
  const rows = useResource(run.name, () => fetchConfusion(run.name));
  const strategies = run.metrics.strategies.map(({ name }) => name);
  const causes = useCallback((size: ChartSize) => missCauseChart(run.metrics, size), [run.metrics]);
  return (
    <div class="panel">
      <ChartView chartOf={causes} />
      <Waiting resource={rows}>{(found) => <Places rows={found} strategies={strategies} />}</Waiting>
    </div>
  );
}

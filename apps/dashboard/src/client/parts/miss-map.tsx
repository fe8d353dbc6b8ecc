import { type ChartSize, stateMap } from "@tipbench/charts";
import type { StratumRow } from "@tipbench/vocabulary";
import { useCallback } from "preact/hooks";
import type { RunDetail } from "../../api-types.ts";
import { fetchStrata } from "../api.ts";
import { useResource } from "../use-resource.ts";
import { ChartView } from "./chart-view.tsx";
import { Waiting } from "./waiting.tsx";

interface MapsProps {
  readonly rows: readonly StratumRow[];
  readonly strategies: readonly string[];
}

function Maps({ rows, strategies }: MapsProps) {
  const chartOf = useCallback((size: ChartSize) => stateMap(rows, strategies, size), [rows]);
  return <ChartView chartOf={chartOf} />;
}

/** Jurisdiction misses by US state, a map a strategy. */
export function MissMap({ run }: { readonly run: RunDetail }) {
  const rows = useResource(run.name, () => fetchStrata(run.name, "state", ["jurisdiction.missRate"]));
  const strategies = run.metrics.strategies.map(({ name }) => name);
  return (
    <div class="panel">
      <Waiting resource={rows}>{(found) => <Maps rows={found} strategies={strategies} />}</Waiting>
    </div>
  );
}
